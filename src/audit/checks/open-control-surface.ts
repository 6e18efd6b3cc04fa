import type { ControlSurfacePart } from '../evidence/control-surface.ts';
import { authenticationIn } from '../evidence/authentication.ts';
import type { Observation } from '../evidence/observation.ts';
import type { TlsDoorPart } from '../evidence/tls-door.ts';
import type { Item, Judgement } from '../judge/check.ts';
import { defineCheck } from '../judge/define-check.ts';
import { callItem, type Calls, callsIn, OPEN_WORDS } from './calls.ts';
import { surfaceFacts } from './surface.ts';

/** Control without authentication, shown by actions that change nothing. Sonos: open on 57.23, 86.10 and 97.1 while UPnP is on. */
export const openControlSurface = defineCheck({
  id: 'open-control-surface',
  title: 'Anybody on the network can control the device',
  meaning:
    'The device takes orders from every computer, phone and gadget on the same network, without a password: a guest, ' +
    'a neighbour with the Wi-Fi password, or a bad program on one of your own machines.',
  concerns: 'any-device',
  needs: ['control-surface'],
  uses: ['description', 'tls-door'],
  grounds: {
    'answers-in-clear': {
      verdict: 'fail',
      severity: ['high', 'medium'],
      when: 'a service answers a harmless question without any credential: high, or medium where the services that answer list nothing but questions',
    },
    'answers-over-tls': {
      verdict: 'fail',
      severity: 'high',
      when: 'a player refuses in clear and answers the same question on port 1443 without any credential',
    },
    refuses: {
      verdict: 'pass',
      when: 'every harmless question is turned away (401, 403, UPnP error 606) and, of a player, port 1443 is closed or turns it away too',
    },
    'no-service': { verdict: 'not-applicable', when: 'a device that is no player describes no service' },
    'local-api-open': {
      verdict: 'inconclusive',
      when: 'UPnP is refused, and the local API of the player takes the key that open programs share',
    },
    'tls-unknown': {
      verdict: 'inconclusive',
      when: 'it is refused in clear, and what a player does on port 1443 is not known',
    },
    'errors-only': { verdict: 'inconclusive', when: 'questions were read and answered with errors only' },
    unclear: {
      verdict: 'inconclusive',
      when: 'a question stayed without a clear answer, could not be asked, or services lie at another place',
    },
  },
  remedies: [
    {
      text: 'Put the players into a network of their own and let in only the phones and computers that are to control them.',
      effort: 'an-evening',
      for: 'players',
    },
    {
      text: 'If no program but the Sonos app on phones is used, switch UPnP off in it: Account, Privacy & Security, Connection Security.',
      effort: 'minutes',
      for: 'lockable',
      cures: ['answers-in-clear'],
    },
    {
      text: 'If nothing of yours needs it, switch UPnP (DLNA, media sharing, port mapping) off in the settings of the device.',
      effort: 'minutes',
      for: 'other-devices',
    },
    {
      text: 'Keep guests and gadgets out of the network that the device is in.',
      effort: 'an-evening',
      for: 'other-devices',
    },
    {
      text: 'Give guests the guest network of the router, never your own Wi-Fi password.',
      effort: 'minutes',
    },
  ],
  references: ['UDA 2.0 §3', 'CWE-306'],
  judge(subject, { 'control-surface': { value }, description, 'tls-door': tlsDoor }) {
    const calls = callsIn(subject, value, description);
    switch (calls.stand) {
      case 'answered':
        return open(value, calls);
      case 'refused':
        return refused(calls, subject.kind === 'player' ? tlsStand(tlsDoor) : CLOSED);
      case 'no-service':
        return { ground: 'no-service', reasons: ['It describes no service that takes orders.'] };
      case 'faults':
        return {
          ground: 'errors-only',
          reasons: [
            `It read ${calls.faults.length} questions and answered each with an error, which shows neither a lock nor an open door.`,
          ],
          items: calls.sent.map(callItem),
        };
      default:
        return { ground: 'unclear', reasons: [OPEN_WORDS[calls.stand]], items: calls.sent.map(callItem) };
    }
  },
});

function open(value: ControlSurfacePart, { answered, sent }: Calls): Judgement<'answers-in-clear'> {
  const { risks, actions, items } = surfaceFacts(value, answered);
  const can = risks.filter(({ risk }) => risk !== 'read').map(({ words }) => words);
  const listed =
    value.services.length > sent.length
      ? ` It describes ${value.services.length} services; the others were not asked.`
      : '';
  return {
    ground: 'answers-in-clear',
    severity: risks.length > 0 && can.length === 0 ? 'medium' : 'high',
    reasons: [
      `Without any credential ${answered.length} of the ${sent.length} services that were asked answered a harmless question; those list ${actions} actions.${listed}`,
      ...(can.length > 0 ? [`With them anybody can ${can.join('; ')}.`] : []),
    ],
    items,
  };
}

/** What port 1443 does with a call that nobody signed. */
interface TlsStand {
  readonly state: 'closed' | 'answered' | 'local-api-open' | 'unknown';
  readonly exchange: readonly number[];
  readonly why?: string;
}

const CLOSED: TlsStand = { state: 'closed', exchange: [] };

function tlsStand(door: Observation<TlsDoorPart> | undefined): TlsStand {
  if (!door?.known) return { state: 'unknown', exchange: [], why: door?.why.text ?? 'it was not asked' };
  if (!door.value.open) return { state: 'closed', exchange: door.exchange };
  const { soap } = door.value;
  if (!soap.known) return { state: 'unknown', exchange: soap.why.exchange, why: soap.why.text };
  if (soap.value.outcome === 'answered') return { state: 'answered', exchange: soap.exchange };
  if (soap.value.outcome !== 'denied')
    return { state: 'unknown', exchange: soap.exchange, why: `it answered ${soap.value.status}` };
  const { state, exchange } = authenticationIn(door);
  return state === 'seems-off'
    ? { state: 'local-api-open', exchange }
    : { state: 'closed', exchange: soap.exchange };
}

function refused(
  { denied }: Calls,
  tls: TlsStand,
): Judgement<'refuses' | 'answers-over-tls' | 'local-api-open' | 'tls-unknown'> {
  const items = denied.map(callItem);
  const overTls = (value: string): Item => ({ label: 'Port 1443', value, exchange: tls.exchange });
  switch (tls.state) {
    case 'answered':
      return {
        ground: 'answers-over-tls',
        reasons: [
          'In clear it refuses orders, but over TLS (port 1443) it answered a harmless one without any credential.',
          'Switching UPnP off, which seems to be done, closes the door in clear only.',
        ],
        items: [overTls('DeviceProperties GetLEDState answered'), ...items],
      };
    case 'local-api-open':
      return {
        ground: 'local-api-open',
        reasons: [
          'It turns UPnP orders away, but its local API takes the key that open programs share. Whether that key is enough to control it was not tried.',
        ],
        items: [overTls('the player told its own record for the shared key'), ...items],
      };
    case 'unknown':
      return {
        ground: 'tls-unknown',
        reasons: [
          `In clear it turns orders away. What it does over TLS (port 1443) is not known: ${tls.why ?? ''}.`,
        ],
        items,
      };
    default:
      return {
        ground: 'refuses',
        reasons: [
          `It turned away ${denied.length === 1 ? 'the one harmless question that was' : `all ${denied.length} harmless questions that were`} asked without a credential.`,
        ],
        items,
      };
  }
}
