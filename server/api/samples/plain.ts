import type { Sample } from './sample.ts'

export const plain: Sample = {
  name: 'plain',
  title: { en: 'Plain text', es: 'Texto sin formato' },
  about: {
    en: 'No HTML: a monitor that reports a full disk.',
    es: 'Sin HTML: un monitor que avisa de un disco lleno.',
  },
  mails: () => [
    {
      from: 'monitor@beanworks.example',
      to: 'ops@beanworks.example',
      subject: '[roaster-2] disk 91 % full',
      headers: { 'Auto-Submitted': 'auto-generated' },
      text: 'Host     roaster-2\nDisk     /var\nUsed     91 % of 40 GB\nSince    07:12 UTC\n\nhttps://status.beanworks.example/roaster-2\n',
    },
  ],
}
