/** In the order in which they are listed and written. */
export const FAMILIES = ['inet', 'arp', 'ip', 'ip6'];

/** As `nft list tables` has them, sorted. */
export const OUR_TABLES = FAMILIES.map((family) => `table ${family} tonewall`).toSorted();

/** A listing of nft, table by table: `inet`, `arp`, `ip`, `ip6`. */
export const tablesByFamily = (listing: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    listing
      .split(/^(?=table )/m)
      .filter(Boolean)
      .map((text) => [/^table (\w+)/.exec(text)?.[1] ?? '', text]),
  );
