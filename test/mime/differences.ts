/** Where we read a message otherwise than the two parsers of FACTS.jsonl, and why. */
export const readOtherwise: Record<string, string> = {
  'cpython/msg_25.eml attachments': 'the boundary stands in the body although no field names it',
  'enmime/parts/ctype-invalid-characters.eml attachments': '“text/plain>” is shown as text',
  'mail-gem/error_emails/invalid_subject_characters.eml subject': 'raw latin1, read as such',
  'real/ham/sa-easy-ham-1-02026.eml subject': 'raw latin1, read as such',
  'real/ham/sa-hard-ham-1-00149.eml subject': 'byte 0x99 of “iso-8859-1” is ™, as on the web',
  'real/spam/sa-spam-1-00035.eml subject': 'raw Korean, read in the charset of the body',
  'real/spam/sa-spam-2-00737.eml subject': 'raw Big5 that nothing declares, read as windows-1252',
  'real/spam/sa-spam-2-01017.eml subject': 'raw Korean, read in the charset of the body',
}
