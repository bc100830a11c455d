import type { Connection } from './connection.ts'
import { double, shell, single, urlPart } from './quote.ts'

/** How one framework or tool is pointed at the sandbox. */
export interface Snippet {
  id: string
  title: string
  /** Where the lines go; '' for a program of its own. */
  file: string
  code: (connection: Connection) => string
}

/** Lines that are only there when one logs in. */
function lines(...parts: (string | false | null)[]): string {
  return parts.filter((part) => typeof part === 'string').join('\n')
}

/** 'user:password@' of a URL. */
function credentials(login: Connection['login']): string {
  return login ? `${urlPart(login.user)}:${urlPart(login.password)}@` : ''
}

/** smtp.SendMail insists on a certificate that it can verify; a client of one's own does not. */
function goDial(tls: Connection['tls'], host: string, port: number): string[] {
  const address = double(`${host}:${port}`)
  if (tls === 'starttls') return [`\tc, err := smtp.Dial(${address})`]
  return [
    `\tconn, err := tls.Dial("tcp", ${address}, &tls.Config{InsecureSkipVerify: true})`,
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    `\tc, err := smtp.NewClient(conn, ${double(host)})`,
  ]
}

/** Django verifies the certificate and has no setting against it; ours is our own. */
const djangoSsl = [
  'EMAIL_USE_SSL = True',
  '',
  'import ssl',
  'from django.core.mail.backends.smtp import EmailBackend',
  '',
  'EmailBackend.ssl_context = ssl._create_unverified_context()',
]

/** PHPMailer, alone and in WordPress. */
function phpTls(tls: Connection['tls']): string[] {
  if (tls === 'starttls') return ['$mail->SMTPAutoTLS = false;']
  return [
    "$mail->SMTPSecure = 'ssl';",
    "$mail->SMTPOptions = ['ssl' => ['verify_peer' => false, 'verify_peer_name' => false]];",
  ]
}

/** The SmtpClient of .NET itself knows no TLS from the first byte. */
function mailKit(host: string, port: number, login: Connection['login']): string {
  return lines(
    'using MailKit.Net.Smtp;',
    'using MailKit.Security;',
    'using MimeKit;',
    '',
    'using var mail = new SmtpClient();',
    'mail.ServerCertificateValidationCallback = (_, _, _, _) => true;',
    `mail.Connect(${double(host)}, ${port}, SecureSocketOptions.SslOnConnect);`,
    login && `mail.Authenticate(${double(login.user)}, ${double(login.password)});`,
    '',
    'var message = new MimeMessage();',
    `message.From.Add(MailboxAddress.Parse("${from}"));`,
    `message.To.Add(MailboxAddress.Parse("${to}"));`,
    'message.Subject = "Hello";',
    'message.Body = new TextPart("plain") { Text = "It works." };',
    'mail.Send(message);',
  )
}

const from = 'app@example.test'
const to = 'you@example.test'

/** In the order people see them. */
export const snippets: readonly Snippet[] = [
  {
    id: 'nodemailer',
    title: 'Nodemailer',
    file: '',
    code: ({ host, port, tls, login }) =>
      lines(
        "import nodemailer from 'nodemailer'",
        '',
        'const mail = nodemailer.createTransport({',
        `  host: ${single(host)},`,
        `  port: ${port},`,
        tls === 'implicit' && '  secure: true,',
        login && `  auth: { user: ${single(login.user)}, pass: ${single(login.password)} },`,
        '  tls: { rejectUnauthorized: false },',
        '})',
        '',
        'await mail.sendMail({',
        `  from: '${from}',`,
        `  to: '${to}',`,
        "  subject: 'Hello',",
        "  text: 'It works.',",
        '})',
      ),
  },
  {
    id: 'laravel',
    title: 'Laravel',
    file: '.env',
    code: ({ host, port, tls, login }) =>
      lines(
        'MAIL_MAILER=smtp',
        tls === 'implicit' && 'MAIL_SCHEME=smtps',
        `MAIL_URL="smtp://${credentials(login)}${host}:${port}?verify_peer=0"`,
      ),
  },
  {
    id: 'symfony',
    title: 'Symfony',
    file: '.env',
    code: ({ host, port, tls, login }) =>
      `MAILER_DSN="${tls === 'implicit' ? 'smtps' : 'smtp'}://${credentials(login)}${host}:${port}?verify_peer=0"`,
  },
  {
    id: 'django',
    title: 'Django',
    file: 'settings.py',
    code: ({ host, port, tls, login }) =>
      lines(
        `EMAIL_HOST = ${single(host)}`,
        `EMAIL_PORT = ${port}`,
        login && `EMAIL_HOST_USER = ${single(login.user)}`,
        login && `EMAIL_HOST_PASSWORD = ${single(login.password)}`,
        ...(tls === 'implicit' ? djangoSsl : ['EMAIL_USE_TLS = False']),
      ),
  },
  {
    id: 'rails',
    title: 'Rails',
    file: 'config/environments/development.rb',
    code: ({ host, port, tls, login }) =>
      lines(
        'config.action_mailer.delivery_method = :smtp',
        'config.action_mailer.smtp_settings = {',
        `  address: ${single(host)},`,
        `  port: ${port},`,
        login && `  user_name: ${single(login.user)},`,
        login && `  password: ${single(login.password)},`,
        login && '  authentication: :plain,',
        tls === 'implicit' && '  tls: true,',
        "  openssl_verify_mode: 'none'",
        '}',
      ),
  },
  {
    id: 'spring',
    title: 'Spring Boot',
    file: 'application.yaml',
    code: ({ host, port, tls, login }) =>
      lines(
        'spring:',
        '  mail:',
        `    host: ${double(host)}`,
        `    port: ${port}`,
        login && `    username: ${double(login.user)}`,
        login && `    password: ${double(login.password)}`,
        '    properties:',
        `      mail.smtp.auth: ${login !== null}`,
        tls === 'implicit' && '      mail.smtp.ssl.enable: true',
        tls === 'implicit' && '      mail.smtp.ssl.trust: "*"',
      ),
  },
  {
    id: 'go',
    title: 'Go',
    file: '',
    code: ({ host, port, tls, login }) =>
      lines(
        'package main',
        '',
        'import (',
        tls === 'implicit' && '\t"crypto/tls"',
        '\t"fmt"',
        '\t"net/smtp"',
        ')',
        '',
        'func main() {',
        ...goDial(tls, host, port),
        '\tif err != nil {',
        '\t\tpanic(err)',
        '\t}',
        login && `\tc.Auth(smtp.CRAMMD5Auth(${double(login.user)}, ${double(login.password)}))`,
        `\tc.Mail("${from}")`,
        `\tc.Rcpt("${to}")`,
        '\tbody, err := c.Data()',
        '\tif err != nil {',
        '\t\tpanic(err)',
        '\t}',
        '\tfmt.Fprint(body, "Subject: Hello\\r\\n\\r\\nIt works.\\r\\n")',
        '\tbody.Close()',
        '\tc.Quit()',
        '}',
      ),
  },
  {
    id: 'dotnet',
    title: '.NET',
    file: '',
    code: ({ host, port, tls, login }) =>
      tls === 'implicit'
        ? mailKit(host, port, login)
        : lines(
            'using System.Net;',
            'using System.Net.Mail;',
            '',
            `using var mail = new SmtpClient(${double(host)}, ${port});`,
            login &&
              `mail.Credentials = new NetworkCredential(${double(login.user)}, ${double(login.password)});`,
            `mail.Send("${from}", "${to}", "Hello", "It works.");`,
          ),
  },
  {
    id: 'php',
    title: 'PHP',
    file: 'PHPMailer',
    code: ({ host, port, tls, login }) =>
      lines(
        '$mail = new PHPMailer\\PHPMailer\\PHPMailer(true);',
        '$mail->isSMTP();',
        `$mail->Host = ${single(host)};`,
        `$mail->Port = ${port};`,
        ...phpTls(tls),
        login && '$mail->SMTPAuth = true;',
        login && `$mail->Username = ${single(login.user)};`,
        login && `$mail->Password = ${single(login.password)};`,
        `$mail->setFrom('${from}');`,
        `$mail->addAddress('${to}');`,
        "$mail->Subject = 'Hello';",
        "$mail->Body = 'It works.';",
        '$mail->send();',
      ),
  },
  {
    id: 'wordpress',
    title: 'WordPress',
    file: 'functions.php',
    code: ({ host, port, tls, login }) =>
      lines(
        "add_action('phpmailer_init', function ($mail) {",
        '  $mail->isSMTP();',
        `  $mail->Host = ${single(host)};`,
        `  $mail->Port = ${port};`,
        ...phpTls(tls).map((line) => `  ${line}`),
        login && '  $mail->SMTPAuth = true;',
        login && `  $mail->Username = ${single(login.user)};`,
        login && `  $mail->Password = ${single(login.password)};`,
        '});',
      ),
  },
  {
    id: 'swaks',
    title: 'swaks',
    file: '',
    code: ({ host, port, tls, login }) =>
      lines(
        `swaks --server ${shell(host)} --port ${port} \\`,
        tls === 'implicit' && '  --tls-on-connect \\',
        login &&
          `  --auth PLAIN --auth-user ${shell(login.user)} --auth-password ${shell(login.password)} \\`,
        `  --from ${from} --to ${to} --h-Subject Hello`,
      ),
  },
  {
    id: 'curl',
    title: 'curl',
    file: '',
    code: ({ host, port, tls, login }) =>
      lines(
        `printf 'Subject: Hello\\r\\n\\r\\nIt works.\\r\\n' |`,
        `  curl ${tls === 'implicit' ? '--insecure smtps' : 'smtp'}://${host}:${port} \\`,
        login && `  --user ${shell(`${login.user}:${login.password}`)} \\`,
        `  --mail-from ${from} --mail-rcpt ${to} --upload-file -`,
      ),
  },
]
