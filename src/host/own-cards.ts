import { networkInterfaces } from 'node:os';
import { plainAddress } from '../base/address.ts';
import type { OwnAddress, OwnCards } from '../ports/own-cards.ts';

type Listed = ReturnType<typeof networkInterfaces>;

/** The system's own list: no program is run and nothing is waited for. */
export const ownCards = (list: () => Listed = networkInterfaces): OwnCards => ({
  addresses: () =>
    Object.entries(list()).flatMap(([card, addresses = []]) =>
      addresses.flatMap(({ address, mac, internal }): readonly OwnAddress[] => {
        const plain = plainAddress(address);
        return internal || plain === undefined ? [] : [{ card, address: plain, hardware: mac.toLowerCase() }];
      }),
    ),
});
