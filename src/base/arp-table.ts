/** A complete entry of the neighbour table of IPv4. */
export interface ArpEntry {
  readonly address: string;
  /** `0x1` is Ethernet (linux/if_arp.h). */
  readonly type: string;
  readonly hardware: string;
  readonly card: string;
}

/** `ATF_COM`: the entry is complete (linux/if_arp.h). */
const COMPLETE = 2;

/** Who has answered, from `/proc/net/arp`: `IP address  HW type  Flags  HW address  Mask  Device`, with a line of headings. */
export const arpEntriesIn = (text: string): readonly ArpEntry[] =>
  text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [address = '', type = '', flags = '', hardware = '', , card = ''] = line.trim().split(/\s+/);
      return (Number(flags) & COMPLETE) === 0 ? [] : [{ address, type, hardware, card }];
    });
