import { parseBuild } from '../../base/build.ts';
import { authenticationIn } from '../evidence/authentication.ts';
import { buildOf } from '../evidence/identity.ts';
import type { Item } from '../judge/check.ts';
import { defineCheck } from '../judge/define-check.ts';
import { mayHaveSwitches } from './switches.ts';
import { type UpnpSwitch, upnpSwitch } from './upnp-switch.ts';

/**
 * The switches of the app under Connection Security, told from how the player behaves (support.sonos.com,
 * adjust-connection-security-settings). UPnP off: 403 on the description and on control. What is known of Authentication
 * stands in `evidence/authentication.ts`. Guest access cannot be seen from outside.
 */
export const connectionSecurity = defineCheck({
  id: 'connection-security',
  title: 'The player is not locked as far as its app can lock it',
  meaning:
    'Players of the second generation have switches against strangers in the app. At least one of them stands so that ' +
    'any device on the network may control the player.',
  concerns: 'players',
  needs: ['description'],
  uses: ['control-surface', 'tls-door'],
  grounds: {
    'upnp-on': {
      verdict: 'fail',
      severity: 'medium',
      when: 'the player takes orders in clear, so UPnP is on, and Authentication does not seem to be off',
    },
    'authentication-seems-off': {
      verdict: 'fail',
      severity: 'medium',
      when: 'UPnP is not seen to be on, and the local API gives its record for the key that open programs share and not without a key',
    },
    'both-open': {
      verdict: 'fail',
      severity: 'medium',
      when: 'UPnP is on and Authentication seems to be off',
    },
    locked: {
      verdict: 'pass',
      when: 'UPnP is off (403) and the local API knows the shared key and wants more, so that Authentication seems to be on',
    },
    unclear: {
      verdict: 'inconclusive',
      when: 'the behaviour of the player does not tell UPnP or Authentication; a shared key that is refused like none may be retired',
    },
    'switches-unsure': {
      verdict: 'inconclusive',
      when: 'it is not known whether software of this build (58.x to 85.x) has the switches, and none shows',
    },
    'first-generation': {
      verdict: 'not-applicable',
      when: 'the player runs software of the first generation (57.x and below), for which no such switches are known',
    },
  },
  remedies: [
    {
      step: 'connection-security',
      text: 'In the Sonos app under Account, Privacy & Security, Connection Security: switch Authentication on.',
      effort: 'minutes',
      for: 's2',
      cures: ['authentication-seems-off', 'both-open'],
    },
    {
      step: 'connection-security',
      text: 'In the Sonos app under Account, Privacy & Security, Connection Security: switch UPnP off, unless you use the desktop app or home automation that needs it.',
      effort: 'minutes',
      for: 's2',
      cures: ['upnp-on', 'both-open'],
    },
  ],
  references: ['https://support.sonos.com/en-us/article/adjust-connection-security-settings'],
  judge(subject, { description, 'control-surface': control, 'tls-door': tls }) {
    const build = buildOf(description.value, subject.sightings);
    const major = build === undefined ? undefined : parseBuild(build)?.major;
    // Seen absent on 57.10. Unsure: whether 57.22 and 57.23 have them; both were found with control open.
    if (major !== undefined && major <= 57)
      return {
        ground: 'first-generation',
        reasons: [
          'No such switches are known for the first generation: software 57.10 has none, and whether later ones do is not known.',
        ],
      };
    const upnp = upnpSwitch(description, control);
    const authentication = authenticationIn(tls);
    const items = [
      item('UPnP', UPNP_WORDS[upnp.state], upnp),
      item('Authentication', AUTHENTICATION_WORDS[authentication.state], authentication),
      item('Guest access', 'not known', { why: 'it cannot be seen from the network', exchange: [] }),
    ];
    const on = upnp.state === 'on';
    const off = authentication.state === 'seems-off';
    if (!mayHaveSwitches(major) && upnp.state !== 'off' && authentication.state !== 'seems-on')
      return {
        ground: 'switches-unsure',
        reasons: [
          'Whether software of this build has the switches is not known: they were seen on 86.x and later, and came about the end of 2024.',
        ],
        items,
      };
    if (on && off)
      return { ground: 'both-open', reasons: ['UPnP is on, and Authentication seems to be off.'], items };
    if (on) return { ground: 'upnp-on', reasons: ['UPnP is on.'], items };
    if (off)
      return { ground: 'authentication-seems-off', reasons: ['Authentication seems to be off.'], items };
    if (upnp.state === 'off' && authentication.state === 'seems-on')
      return {
        ground: 'locked',
        reasons: [
          'UPnP is off, and Authentication seems to be on. Guest access cannot be seen from the network.',
        ],
        items,
      };
    const unknown = [
      ...(upnp.state === 'unknown' ? [`UPnP (${upnp.why})`] : []),
      ...(authentication.state === 'unknown' ? [`Authentication (${authentication.why})`] : []),
    ];
    return { ground: 'unclear', reasons: [`Not known: ${unknown.join(' and ')}.`], items };
  },
});

const item = (
  label: string,
  words: string,
  { why, exchange }: Pick<UpnpSwitch, 'why' | 'exchange'>,
): Item => ({ label, value: `${words}: ${why}`, exchange });

const UPNP_WORDS = { on: 'on', off: 'off', unknown: 'not known' } as const;
const AUTHENTICATION_WORDS = {
  'seems-on': 'seems on',
  'seems-off': 'seems off',
  unknown: 'not known',
} as const;
