import { head, page } from '../mails.ts'

const outlook = 'Microsoft Outlook, Build 10.0.2616'
const express = 'Microsoft Outlook Express 5.50.4133.2400'

export const software = {
  FORGED_MUA_OUTLOOK: head({ 'X-Mailer': express, 'Message-ID': '<a.b.c@sender.example>' }),
  MISSING_MIMEOLE: head({ 'X-Mailer': 'Mailer 1.0', 'X-MSMail-Priority': 'High' }),
  PRIORITY_NO_NAME: head({ 'X-Priority': '3' }),
  OUTLOOK_HTML_ONLY: page('', { 'X-Mailer': outlook }),
  OUTLOOK_NO_GENERATOR: page('', { 'X-Mailer': outlook }),
  MSGID_OUTLOOK_WRONG: head({ 'X-Mailer': outlook, 'Message-ID': '<a.b.c@sender.example>' }),
  XMAILER_UNKNOWN_CODE: head({ 'X-Mailer': 'kx7fa2mq9vb' }),
  XMAILER_EMPTY: head({ 'X-Mailer': ' ' }),
  XMAILER_BULK: head({ 'X-Mailer': 'Group Mail 3.2' }),
  XMAILER_LIGHT: head({ 'X-Mailer': 'Microsoft Outlook Express' }),
  MSGID_NOT_OF_FROM_SITE: head({ From: 'Ada Marsh <ada@yahoo.com>' }),
  HEADERS_FEW: page('', { 'Message-ID': null }),
}
