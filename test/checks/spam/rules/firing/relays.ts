import { from, head } from '../mails.ts'

const ip = '203.0.113.5'

export const relays = {
  RDNS_NONE: from(`mail.sender.example ([${ip}])`),
  RDNS_DYNAMIC: from(`mail.sender.example (dsl-203-0-113-5.access.example [${ip}])`),
  RDNS_LOCALHOST: from(`mail.sender.example (localhost [${ip}])`),
  HELO_NO_DOMAIN: from(`laptop (mail.sender.example [${ip}])`),
  HELO_BARE_IP: from(`${ip} (mail.sender.example [${ip}])`),
  HELO_LOCALHOST: from(`localhost.localdomain (mail.sender.example [${ip}])`),
  HELO_FREEMAIL: from(`mail.yahoo.com (mail.sender.example [${ip}])`),
  FREEMAIL_NOT_THEIR_RELAY: head({ From: 'Ada Marsh <ada@yahoo.com>' }),
  HEADER_FROM_DIFFERENT_DOMAINS: head({ 'Return-Path': '<ada@bounces.example>' }),
  RCVD_ILLEGAL_IP: from('mail.sender.example (mail.sender.example [240.0.0.5])'),
  SENDER_DOMAIN_NOT_SEEN: from(`mx1.provider.example (mx1.provider.example [${ip}])`, {
    From: 'Ada Marsh <ada@pottery.example>',
  }),
  MSGID_ADDED_BY_RELAY: head({
    'Message-ID': '<202611230930.4f2a9c@mx.receiver.example>',
  }),
  NO_RELAYS: head({ Received: null }),
  DIRECT_FROM_CLIENT: head({ 'X-Mailer': 'Microsoft Outlook Express 6.00' }),
}
