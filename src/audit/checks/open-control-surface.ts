import type { ControlProof, ControlSurfacePart } from '../evidence/control-surface.ts';
import type { Observation } from '../evidence/observation.ts';
import type { TlsDoorPart } from '../evidence/tls-door.ts';
import { defineCheck, type Item, type Judgement } from '../judge/check.ts';
import type { Severity } from '../judge/severity.ts';
import { type ActionRisk, byRisk, compareRisk, inWords, shortName } from './risk.ts';

/** Control without authentication, shown by actions that change nothing. Sonos: open on 57.23, 86.10 and 97.1 while UPnP is on. */
export const openControlSurface = defineCheck({
  id: 'open-control-surface',
  title: 'Anybody on the network can control the device',
  meaning:
    'The device takes orders from every computer, phone and gadget on the same network, without a password: a guest, ' +
    'a neighbour with the Wi-Fi password, or a bad program on one of your own machines.',
  severity: 'high',
  concerns: 'any-device',
  needs: ['control-surface'],
  uses: ['tls-door'],
  remedies: [
    {
      text: 'Put the players into a network of their own and let in only the phones and computers that are to control them.',
      effort: 'an-evening',
    },
    {
      text: 'If no program but the Sonos app on phones is used, switch UPnP off in it: Account, Privacy & Security, Connection Security.',
      effort: 'minutes',
      for: 's2',
    },
    {
      text: 'Give guests the guest network of the router, never your own Wi-Fi password.',
      effort: 'minutes',
    },
  ],
  references: ['UDA 2.0 §3', 'CWE-306'],
  judge(_subject, { 'control-surface': { value, exchange }, 'tls-door': tlsDoor }): Judgement {
    const answered = value.proofs.filter(({ outcome }) => outcome === 'answered');
    if (answered.length > 0) return open(value, answered);
    const overTls = soapOverTls(tlsDoor);
    if (overTls)
      return {
        verdict: 'fail',
        reasons: ['In clear it refuses orders, but over TLS it takes them from anybody.'],
        items: [
          {
            label: 'Over TLS',
            value: 'a harmless action was answered without a credential',
            exchange: overTls,
          },
        ],
      };
    return notOpen(value, exchange);
  },
});

function open(value: ControlSurfacePart, answered: readonly ControlProof[]): Judgement {
  const types = new Set(answered.map(({ serviceType }) => serviceType));
  const exposed = value.services.flatMap(({ serviceType, actions }) =>
    actions.known ? [{ serviceType, actions: actions.value, exchange: actions.exchange }] : [],
  );
  const count = exposed.reduce((sum, { actions }) => sum + actions.length, 0);
  const risks = worstFirst(
    exposed.flatMap((one) => byRisk(one.serviceType, one.actions).map(({ risk }) => risk)),
  );
  return {
    verdict: 'fail',
    severity: severityOf(risks),
    reasons: [
      `Without any credential ${types.size} of ${value.services.length} services answered a harmless question; they list ${count} actions.`,
      ...(risks.some((risk) => risk !== 'read')
        ? [
            `With them anybody can ${risks
              .filter((risk) => risk !== 'read')
              .map(inWords)
              .join('; ')}.`,
          ]
        : []),
    ],
    items: [...answered.map(asItem), ...exposed.map(surfaceItem)],
  };
}

const worstFirst = (risks: readonly ActionRisk[]): readonly ActionRisk[] =>
  [...new Set(risks)].sort(compareRisk);

/** A surface that only reads gives facts away; one that changes things gives the device away. */
const severityOf = (risks: readonly ActionRisk[]): Severity =>
  risks.length > 0 && risks.every((risk) => risk === 'read') ? 'medium' : 'high';

const asItem = ({ serviceType, action, excerpt, exchange }: ControlProof): Item => ({
  label: `${shortName(serviceType)} ${action} answered`,
  value: excerpt ?? 'done',
  exchange,
});

const surfaceItem = ({
  serviceType,
  actions,
  exchange,
}: {
  readonly serviceType: string;
  readonly actions: readonly string[];
  readonly exchange: readonly number[];
}): Item => ({
  label: `${shortName(serviceType)} lists ${actions.length} actions`,
  value: byRisk(serviceType, actions)
    .map(({ risk, actions: members }) => `${risk} ${members.length}`)
    .join(', '),
  exchange,
});

function soapOverTls(door: Observation<TlsDoorPart> | undefined): readonly number[] | undefined {
  if (!door?.known || !door.value.open || !door.value.soap.known) return undefined;
  return door.value.soap.value === 200 ? door.value.soap.exchange : undefined;
}

function notOpen({ proofs, services }: ControlSurfacePart, exchange: readonly number[]): Judgement {
  const denied = proofs.filter(({ outcome }) => outcome === 'denied');
  if (denied.length > 0)
    return {
      verdict: 'pass',
      reasons: [`It turned ${denied.length} harmless questions away without a credential.`],
      items: denied.map(({ serviceType, action, status, exchange: numbers }) => ({
        label: `${shortName(serviceType)} ${action}`,
        value: `refused with ${status ?? 'no status'}`,
        exchange: numbers,
      })),
    };
  if (services.length === 0)
    return { verdict: 'pass', reasons: ['It describes no service that takes orders.'], items: [] };
  const faults = proofs.filter(({ outcome }) => outcome === 'fault');
  return {
    verdict: 'inconclusive',
    reasons: [
      faults.length > 0
        ? `It read ${faults.length} questions and answered each with an error, which shows neither a lock nor an open door.`
        : 'None of its services has an action that is known to be harmless, so nothing was asked.',
    ],
    items: faults.map(({ serviceType, action, upnpErrorCode }) => ({
      label: `${shortName(serviceType)} ${action}`,
      value: `UPnP error ${upnpErrorCode ?? 'without a code'}`,
      exchange,
    })),
  };
}
