/**
 * A hardware address (EUI-48) in lower case with colons; undefined for what is none of one device: all zeros, which
 * neighbour tables show while they do not know, and group addresses (IEEE 802, the lowest bit of the first octet).
 */
export function plainHardware(text: string): string | undefined {
  const plain = text.toLowerCase().replaceAll('-', ':');
  if (!/^[\da-f]{2}(:[\da-f]{2}){5}$/.test(plain)) return undefined;
  const isGroup = (Number.parseInt(plain.slice(0, 2), 16) & 1) === 1;
  return isGroup || plain === '00:00:00:00:00:00' ? undefined : plain;
}
