/** By what id a policy is asked about a path that a player has read: descriptions, pictures and album art by kinds of their own. */
export function pageId(path: string): string {
  if (path.startsWith('/xml/')) return `description.${path}`;
  if (path.startsWith('/img/')) return 'description./img';
  return path === '/getaa' ? 'art./getaa' : `page.${path}`;
}

/** The same of what Spotify Connect is asked for. */
export function spotifyId(action: string): string {
  if (action === 'getInfo') return 'description./spotifyzc';
  return action === 'addUser' ? 'cast.spotify' : `cast.spotify of ${action}`;
}
