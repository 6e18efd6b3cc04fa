/** A listing of nft, table by table: `inet`, `arp`, `ip`, `ip6`. */
export const tablesByFamily = (listing: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    listing
      .split(/^(?=table )/m)
      .filter(Boolean)
      .map((text) => [/^table (\w+)/.exec(text)?.[1] ?? '', text]),
  );
