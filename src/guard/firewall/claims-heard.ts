import { plainAddress } from '../../base/address.ts';
import { MOST_CLAIMS } from './claims.ts';

/** An address, and hardware (lower case with colons) that said on a card that it has it. */
export interface Claim {
  readonly card: string;
  readonly address: string;
  readonly hardware: string;
}

export interface Heard {
  /** Of addresses that are claimed by more than one, and of those asked for. */
  readonly claims: readonly Claim[];
  /** Cards of which not everything is known: more was claimed than is remembered or told. */
  readonly full: readonly string[];
}

/** Of one card. The answer has to fit a line. */
const MOST_TOLD = 256;

const SET = /^\tset claims6?_(\S+) \{\n([^]*?)\n\t\}/gm;
const ELEMENT = /(\d+\.\d+\.\d+\.\d+|0x[\da-f]{1,32}) \. ((?:[\da-f]{2}:){5}[\da-f]{2}|0x[\da-f]{1,12}) /g;

/** From what `nft list table` says: claims of one address by several, and those of `own` addresses by anybody. */
export function heardIn(listing: string, own: readonly string[]): Heard {
  const byCard = new Map<string, Claims>();
  for (const [, card = '', body = ''] of listing.matchAll(SET)) {
    const claims = byCard.get(card) ?? new Claims();
    byCard.set(card, claims);
    claims.add(body);
  }
  const found = [...byCard].map(([card, claims]) => ({ card, full: claims.full, told: claims.told(own) }));
  return {
    claims: found.flatMap(({ card, told }) =>
      told.slice(0, MOST_TOLD).map(([address, hardware]) => ({ card, address, hardware })),
    ),
    full: found.filter(({ full, told }) => full || told.length > MOST_TOLD).map(({ card }) => card),
  };
}

/** What tools say that take a false claim back and do not know whose the address is: nobody receives anything by it. */
const NOBODY = '00:00:00:00:00:00';

type Pair = readonly [address: string, hardware: string];

/** What is claimed on one card. */
class Claims {
  readonly #hardware = new Map<string, Set<string>>();
  full = false;

  add(set: string): void {
    const elements = [...set.matchAll(ELEMENT)];
    this.full ||= elements.length >= MOST_CLAIMS;
    for (const [, written = '', hardware = ''] of elements) {
      this.#hear(addressOf(written), hardwareOf(hardware));
    }
  }

  #hear(address: string, hardware: string): void {
    if (hardware === NOBODY) return;
    const known = this.#hardware.get(address) ?? new Set();
    this.#hardware.set(address, known.add(hardware));
  }

  /** Claims of `own` first: they matter most where not all can be told. */
  told(own: readonly string[]): readonly Pair[] {
    const contested = [...this.#hardware].filter(([address, { size }]) => size > 1 && !own.includes(address));
    const ours = own.flatMap((address) => pairs(address, this.#hardware.get(address)));
    return [...ours, ...contested.flatMap(([address, hardware]) => pairs(address, hardware))];
  }
}

const pairs = (address: string, hardware: Iterable<string> = []): readonly Pair[] =>
  [...hardware].map((one) => [address, one] as const);

/** IPv6 is written by nft as one number here. */
function addressOf(written: string): string {
  if (!written.startsWith('0x')) return written;
  const groups = written.slice(2).padStart(32, '0').match(/.{4}/g) ?? [];
  return plainAddress(groups.join(':')) ?? written;
}

const hardwareOf = (written: string): string =>
  written.startsWith('0x') ? (written.slice(2).padStart(12, '0').match(/../g) ?? []).join(':') : written;
