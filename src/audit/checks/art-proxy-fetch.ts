import { callbackStand, type EventCallbackPart } from '../evidence/event-callback.ts';
import type { Observation } from '../evidence/observation.ts';
import { defineCheck } from '../judge/define-check.ts';

/**
 * `/getaa?u=…`: the album art proxy fetches what it is told. Asked with an own listener only, so that a pass and a fail
 * are about addresses in the own network. Unsure on 9x for hosts beyond it; see catalog.
 */
export const artProxyFetch = defineCheck({
  id: 'art-proxy-fetch',
  title: 'The player fetches an address that a stranger names',
  meaning:
    'The player has a page for album covers that loads a picture from an address one writes into it. Somebody who ' +
    'reaches the player can so reach, through it, other devices that only the player can see.',
  concerns: 'players',
  needs: ['art-proxy'],
  uses: ['event-callback'],
  grounds: {
    relays: {
      verdict: 'fail',
      severity: 'high',
      when: 'the player comes to a listener of this computer, and what it serves comes back through the player',
    },
    knocks: {
      verdict: 'fail',
      severity: 'medium',
      when: 'the player comes to the listener, and nothing of it comes back',
    },
    refuses: { verdict: 'pass', when: 'the request is refused at once (401, 403)' },
    'stays-away': {
      verdict: 'pass',
      when: 'the answer is 404, nobody comes, and an event of the same player did reach this computer',
    },
    'may-be-blocked': {
      verdict: 'inconclusive',
      when: 'nobody comes, and nothing shows that a firewall on this computer would have let the player in',
    },
    'unclear-answer': {
      verdict: 'inconclusive',
      when: 'nobody comes, and the answer is another one or none',
    },
  },
  remedies: [
    {
      step: 'own-network',
      text: 'Put the players into a network of their own, from which they reach the internet and not your other devices.',
      effort: 'an-evening',
    },
  ],
  references: ['CWE-918'],
  judge(_subject, { 'art-proxy': { value, exchange }, 'event-callback': events }) {
    const { fetched, relayed, status, userAgent } = value;
    if (fetched)
      return {
        ground: relayed ? 'relays' : 'knocks',
        reasons: [
          'It fetched an address of this computer that was handed to it without any credential.',
          relayed
            ? 'What the address served came back through the player.'
            : 'What the address served did not come back: the player knocks, but does not read aloud.',
        ],
        items: [{ label: 'It came as', value: userAgent ?? 'a client without a name', exchange }],
      };
    if (status === 401 || status === 403)
      return { ground: 'refuses', reasons: [`It refused to fetch the address (${status}).`] };
    if (status !== 404)
      return {
        ground: 'unclear-answer',
        reasons: [`It did not come, and answered ${status ?? 'nothing'}, which shows no refusal.`],
      };
    return reachesUs(events)
      ? {
          ground: 'stays-away',
          reasons: ['It answered 404 and did not come, though its events do reach this computer.'],
        }
      : {
          ground: 'may-be-blocked',
          reasons: [
            'It answered 404 and did not come: it may refuse, or a firewall on this computer may have kept it out.',
          ],
        };
  },
});

const reachesUs = (events: Observation<EventCallbackPart> | undefined): boolean =>
  events?.known === true && callbackStand(events.value) === 'delivered';
