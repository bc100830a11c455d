import { posix, win32 } from 'node:path'

export interface Surroundings {
  env: Record<string, string | undefined>
  platform: NodeJS.Platform
  /** The user's home directory. */
  home: string
}

/** Where data is kept when nobody said so, by the custom of each system. */
export function defaultDataFile({ env, platform, home }: Surroundings): string {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local')
    return win32.join(local, 'Mailproof', 'mailproof.db')
  }
  if (platform === 'darwin') {
    return posix.join(home, 'Library', 'Application Support', 'Mailproof', 'mailproof.db')
  }
  // The XDG base directory specification: a relative path is to be ignored.
  const xdg = env['XDG_DATA_HOME'] ?? ''
  const share = posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share')
  return posix.join(share, 'mailproof', 'mailproof.db')
}
