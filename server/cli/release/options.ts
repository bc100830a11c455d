/** For the help: the options of `mailproof release`, and what it ends with. */
export const releaseOptions = [
  ['ID|latest', 'The message; latest is the newest one, of the inbox if one is named'],
  ['--query SEARCH', 'All that this search finds, in place of one message'],
  ['--inbox NAME', 'Only in this inbox; by name or id'],
  ['--relay NAME', 'Through this relay; the default one when absent'],
  ['--to ADDRESS,...', 'To these; the recipients of the envelope when absent'],
  ['--from ADDRESS', 'In place of the addresses in From; the names stay'],
  ['--envelope-from ADDRESS', 'In place of the reverse-path, where bounces go'],
  ['--new-message-id', 'With a Message-ID of its own'],
  ['--convert', 'Re-encode what the relay says that it does not take'],
  ['--delete-after', 'Delete each message once everybody has it'],
  ['--confirm N', 'Agree to N recipients, where the release asks for that'],
  ['--preview', 'Say who would get it, what changes and what is in the way; send nothing'],
  ['--wait', 'Wait until nothing of it is on its way any more'],
  [
    '--url URL',
    'The Mailproof to ask, as http://USER:PASSWORD@HOST:PORT; as the settings say when absent',
  ],
  ['ends with', '0 when all of it is queued, with --wait when everybody has it; else 1'],
] as const
