import { parseBuild } from '../../base/build.ts';
import type { ControlSurfacePart } from '../evidence/control-surface.ts';
import type { DescriptionPart } from '../evidence/description.ts';
import { buildOf } from '../evidence/identity.ts';
import type { Observation } from '../evidence/observation.ts';
import type { TlsDoorPart } from '../evidence/tls-door.ts';
import { defineCheck, type Item, type Judgement } from '../judge/check.ts';

/**
 * The switches of the app under Connection Security, told from how the player behaves (support.sonos.com,
 * adjust-connection-security-settings). UPnP off: 403 on the description and on control. Authentication off: the local
 * API takes the key that open programs share. Guest access cannot be seen from outside.
 * Unsure: what the local API answers with Authentication on; no recording was found.
 */
export const connectionSecurity = defineCheck({
  id: 'connection-security',
  title: 'The player is not locked as far as its app can lock it',
  meaning:
    'Players of the second generation have switches against strangers in the app. At least one of them stands so that ' +
    'any device on the network may control the player.',
  severity: 'medium',
  concerns: 'players',
  needs: ['description'],
  uses: ['control-surface', 'tls-door'],
  remedies: [
    {
      text: 'In the Sonos app under Account, Privacy & Security, Connection Security: switch Authentication on.',
      effort: 'minutes',
      for: 's2',
    },
    {
      text: 'In the same place switch UPnP off, unless you use the desktop app or home automation that needs it.',
      effort: 'minutes',
      for: 's2',
    },
  ],
  references: ['https://support.sonos.com/en-us/article/adjust-connection-security-settings'],
  judge(subject, { description, 'control-surface': control, 'tls-door': tls }): Judgement {
    const build = buildOf(description.value, subject.sightings);
    const major = build === undefined ? undefined : parseBuild(build)?.major;
    // Seen absent on 57.10; 57.22 and 57.23 were found with control open. Unsure: whether they have the switches.
    if (major !== undefined && major <= 57)
      return {
        verdict: 'not-applicable',
        reasons: [
          'Players of the first generation have no such switches; nothing but the network can lock them.',
        ],
      };
    const switches = [
      { name: 'UPnP', ...upnpSwitch(description.value, description.exchange, control) },
      { name: 'Authentication', ...authenticationSwitch(tls) },
      {
        name: 'Guest access',
        state: 'unknown' as const,
        why: 'it cannot be seen from the network',
        exchange: [],
      },
    ];
    return judgeSwitches(switches);
  },
});

interface Switch {
  readonly state: 'weak' | 'strong' | 'unknown';
  readonly why: string;
  readonly exchange: readonly number[];
}

function judgeSwitches(switches: readonly (Switch & { readonly name: string })[]): Judgement {
  const items: readonly Item[] = switches.map(({ name, state, why, exchange }) => ({
    label: name,
    value: `${STATE_WORDS[state]}: ${why}`,
    exchange,
  }));
  const weak = switches.filter(({ state }) => state === 'weak');
  const unsure = switches.filter(({ state }) => state === 'unknown');
  if (weak.length > 0)
    return {
      verdict: 'fail',
      reasons: [`Open by its settings: ${weak.map(({ name }) => name).join(' and ')}.`],
      items,
    };
  // Guest access never shows; the other two decide.
  if (unsure.some(({ name }) => name !== 'Guest access'))
    return {
      verdict: 'inconclusive',
      reasons: [`Not known: ${unsure.map(({ name }) => name).join(' and ')}.`],
      items,
    };
  return {
    verdict: 'pass',
    reasons: [
      'UPnP is off and the local API wants authentication. Guest access cannot be seen from the network.',
    ],
    items,
  };
}

const STATE_WORDS = { weak: 'open', strong: 'locked', unknown: 'not known' } as const;

function upnpSwitch(
  description: DescriptionPart,
  exchange: readonly number[],
  control: Observation<ControlSurfacePart> | undefined,
): Switch {
  const answered = control?.known
    ? control.value.proofs.find(({ outcome }) => outcome === 'answered' || outcome === 'fault')
    : undefined;
  if (answered) return { state: 'weak', why: 'it is on, orders are taken', exchange: answered.exchange };
  if (description.kind === 'denied' && description.status === 403)
    return { state: 'strong', why: 'it is off, the description is refused with 403', exchange };
  if (control?.known && control.value.proofs.some(({ outcome }) => outcome === 'denied'))
    return { state: 'strong', why: 'it is off, orders are refused', exchange: control.exchange };
  return { state: 'unknown', why: 'neither the description nor an order showed it', exchange };
}

function authenticationSwitch(tls: Observation<TlsDoorPart> | undefined): Switch {
  if (!tls?.known)
    return { state: 'unknown', why: tls ? tls.why.text : 'port 1443 was not asked', exchange: [] };
  if (!tls.value.open)
    return { state: 'unknown', why: 'the local API does not answer', exchange: tls.exchange };
  const { apiWithPublicKey: answer } = tls.value;
  if (!answer.known) return { state: 'unknown', why: answer.why.text, exchange: answer.why.exchange };
  const { status } = answer.value;
  if (status === 200)
    return {
      state: 'weak',
      why: 'it is off, the key that open programs share is enough',
      exchange: answer.exchange,
    };
  if (status === 401 || status === 403)
    return {
      state: 'strong',
      why: `it is on, the shared key is refused with ${status}`,
      exchange: answer.exchange,
    };
  return { state: 'unknown', why: `the local API answered ${status}`, exchange: answer.exchange };
}
