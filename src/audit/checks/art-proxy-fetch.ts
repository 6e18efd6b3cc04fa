import { defineCheck } from '../judge/check.ts';

/** `/getaa?u=…`: the album art proxy fetches what it is told. Unsure on 9x for hosts beyond the network; see catalog. */
export const artProxyFetch = defineCheck({
  id: 'art-proxy-fetch',
  title: 'The player fetches any address that a stranger names',
  meaning:
    'The player has a page for album covers that loads a picture from any address one writes into it. Somebody who ' +
    'reaches the player can so reach, through it, other devices that only the player can see.',
  severity: 'high',
  concerns: 'players',
  needs: ['art-proxy'],
  remedies: [
    {
      text: 'Put the players into a network of their own, from which they reach the internet and not your other devices.',
      effort: 'an-evening',
    },
  ],
  references: ['CWE-918'],
  judge(_subject, { 'art-proxy': { value, exchange } }) {
    if (!value.fetched)
      return {
        verdict: 'pass',
        reasons: [`It did not come to the address that it was given (${value.status ?? 'no answer'}).`],
      };
    return {
      verdict: 'fail',
      reasons: [
        'It fetched an address that was handed to it without any credential.',
        value.relayed
          ? 'What the address served came back through the player.'
          : 'What the address served did not come back: the player knocks, but does not read aloud.',
      ],
      items: [{ label: 'It came as', value: value.userAgent ?? 'a client without a name', exchange }],
      ...(value.relayed ? {} : { severity: 'medium' as const }),
    };
  },
});
