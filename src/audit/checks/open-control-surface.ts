import type { ControlSurfacePart } from '../evidence/control-surface.ts';
import type { Item, Judgement } from '../judge/check.ts';
import { defineCheck } from '../judge/define-check.ts';
import { callItem, type Calls, callsIn, OPEN_WORDS } from './calls.ts';
import { inWords } from './risk.ts';
import { surfaceFacts } from './surface.ts';
import { type TlsStand, tlsStand } from './tls-stand.ts';

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
      when: 'a player does not answer in clear, and answers the question on port 1443 without any credential',
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
      step: 'own-network',
      text: 'Put the players into a network of their own and let in only the phones and computers that are to control them.',
      effort: 'an-evening',
      for: 'players',
    },
    {
      step: 'connection-security',
      text: 'If no program but the Sonos app on phones is used, switch UPnP off in it: Account, Privacy & Security, Connection Security.',
      effort: 'minutes',
      for: 'lockable',
      cures: ['answers-in-clear'],
    },
    {
      step: 'device-switch',
      text: 'If nothing of yours needs it, switch UPnP (DLNA, media sharing, port mapping) off in the settings of the device.',
      effort: 'minutes',
      for: 'other-devices',
    },
    {
      step: 'guests-elsewhere',
      text: 'Keep guests and gadgets out of the network that the device is in.',
      effort: 'an-evening',
      for: 'other-devices',
    },
    {
      step: 'guests-elsewhere',
      text: 'Give guests the guest network of the router, never your own Wi-Fi password.',
      effort: 'minutes',
    },
  ],
  references: ['UDA 2.0 §3', 'CWE-306'],
  judge(subject, { 'control-surface': { value }, description, 'tls-door': tlsDoor }) {
    const calls = callsIn(subject, value, description);
    const items = calls.sent.map(callItem);
    if (calls.stand === 'answered') return open(value, calls);
    // Other devices have no such door; it is asked of players only.
    const tls = subject.kind === 'player' ? tlsStand(tlsDoor) : undefined;
    if (tls?.state === 'answered') return overTls(calls, tls);
    switch (calls.stand) {
      case 'refused':
        return refused(calls, tls);
      case 'no-service':
        return { ground: 'no-service', reasons: ['It describes no service that takes orders.'] };
      case 'faults':
        return {
          ground: 'errors-only',
          reasons: [
            `It read ${calls.faults.length} questions and answered each with an error, which shows neither a lock nor an open door.`,
          ],
          items,
        };
      default:
        return { ground: 'unclear', reasons: [OPEN_WORDS[calls.stand]], items };
    }
  },
});

function open(value: ControlSurfacePart, { answered, sent }: Calls): Judgement<'answers-in-clear'> {
  const { risks, actions, items } = surfaceFacts(value, answered);
  const can = risks.filter((risk) => risk !== 'read').map(inWords);
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

const atTls = (value: string, { exchange }: TlsStand): Item => ({ label: 'Port 1443', value, exchange });

const overTls = ({ stand, sent }: Calls, tls: TlsStand): Judgement<'answers-over-tls'> => ({
  ground: 'answers-over-tls',
  reasons: [
    'Over TLS (port 1443) it answered a harmless question without any credential.',
    ...(stand === 'refused'
      ? ['In clear it refuses orders: UPnP seems to be switched off, and that closes the door in clear only.']
      : []),
  ],
  items: [atTls('DeviceProperties GetLEDState answered', tls), ...sent.map(callItem)],
});

/** Turned away in clear; for a player that is half of it. */
function refused(
  { denied }: Calls,
  tls: TlsStand | undefined,
): Judgement<'refuses' | 'local-api-open' | 'tls-unknown'> {
  const items = denied.map(callItem);
  if (tls?.state === 'local-api-open')
    return {
      ground: 'local-api-open',
      reasons: [
        'It turns UPnP orders away, but its local API takes the key that open programs share. Whether that key is enough to control it was not tried.',
      ],
      items: [atTls('the player told its own record for the shared key', tls), ...items],
    };
  if (tls?.state === 'unknown')
    return {
      ground: 'tls-unknown',
      reasons: [`In clear it turns orders away. What it does over TLS (port 1443) is not known: ${tls.why}.`],
      items,
    };
  const count =
    denied.length === 1
      ? 'the one harmless question that was'
      : `all ${denied.length} harmless questions that were`;
  return { ground: 'refuses', reasons: [`It turned away ${count} asked without a credential.`], items };
}
