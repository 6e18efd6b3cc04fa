import { describeRefusal } from '../../base/refusal.ts';
import { parseZoneGroupState, type ZoneGroup, type ZoneMember } from '../../sonos/zone-group-state.ts';
import { readAnswer } from '../../upnp/invoke.ts';
import { known, unknown } from '../evidence/observation.ts';
import type { ZoneGroupStatePart } from '../evidence/zone-group-state.ts';
import { whySilent } from './asker.ts';
import { describedIn, serviceNamed } from './described.ts';
import type { Gatherer } from './gatherer.ts';
import { readCall } from './read-call.ts';

type Member = ZoneGroupStatePart['members'][number];

/** One unauthenticated call gives rooms, addresses and microphone states of the household. */
export const zoneGroupState: Gatherer<'zone-group-state'> = {
  id: 'zone-group-state',
  concerns: 'players',
  async gather({ probe, parts }) {
    const services = describedIn(parts)?.services;
    const topology = serviceNamed(services, 'ZoneGroupTopology');
    if (!topology) return unknown('not-asked', 'the description names no ZoneGroupTopology');
    const asked = await probe.read(topology, 'ZoneGroupTopology/GetZoneGroupState');
    if (!asked.ok) return { known: false, why: asked.error };
    const { number } = asked.value;
    const answer = readAnswer(asked.value, 'GetZoneGroupState');
    if (asked.value.outcome.kind === 'failure') return { known: false, why: whySilent(asked.value) };
    if (answer.kind !== 'result')
      return unknown(
        readCall(asked, 'GetZoneGroupState').outcome === 'denied' ? 'denied' : 'unexpected',
        'the topology was not told',
        [number],
      );
    const document = parseZoneGroupState(answer.out.ZoneGroupState ?? '');
    if (!document.ok) {
      probe.conduct(`its topology was turned away: ${describeRefusal(document.error)}`, [number]);
      return unknown('malformed', describeRefusal(document.error), [number]);
    }
    const householdId = await askHousehold({ probe, parts });
    return known(
      {
        ...(householdId?.value === undefined ? {} : { householdId: householdId.value }),
        members: document.value.groups.flatMap(membersOf),
      },
      [number, ...(householdId ? [householdId.exchange] : [])],
    );
  },
};

async function askHousehold({ probe, parts }: Pick<Parameters<Gatherer['gather']>[0], 'probe' | 'parts'>) {
  const properties = serviceNamed(describedIn(parts)?.services, 'DeviceProperties');
  const asked = properties && (await probe.read(properties, 'DeviceProperties/GetHouseholdID'));
  if (!asked?.ok) return undefined;
  const answer = readAnswer(asked.value, 'GetHouseholdID');
  const value = answer.kind === 'result' ? answer.out.CurrentHouseholdID : undefined;
  return { value: value || undefined, exchange: asked.value.number };
}

const membersOf = (group: ZoneGroup): readonly Member[] =>
  group.members.flatMap((member) => [
    memberOf({ group, member, satellite: false }),
    ...member.satellites.map((satellite) => memberOf({ group, member: satellite, satellite: true })),
  ]);

function memberOf({
  group,
  member: { id, room, location, build, invisible, attributes },
  satellite,
}: {
  readonly group: ZoneGroup;
  readonly member: ZoneMember;
  readonly satellite: boolean;
}): Member {
  const microphone = attributes.MicEnabled;
  return {
    playerId: id,
    room,
    address: hostIn(location),
    groupId: group.id,
    coordinator: group.coordinator === id,
    invisible,
    satellite,
    ...(build === '' ? {} : { build }),
    ...(microphone === undefined ? {} : { microphone }),
  };
}

const hostIn = (location: string): string => (URL.canParse(location) ? new URL(location).hostname : '');
