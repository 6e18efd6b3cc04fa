import fc from 'fast-check';
import {
  type AccessRequest,
  type GuardedAction,
  type SourcePlace,
} from '../../src/guard/policy/access-request.ts';
import type { ModelConfig, ModelRule } from './reference-model.ts';
import { CHANGES, ZONES } from './wall-clock.ts';

const ROOMS = ['Kitchen', 'Bar', 'Old "Loft"'];
const WORDS = [
  'read',
  'volume',
  'playback',
  'system',
  'ssrf',
  'everything',
  'AVTransport.Play',
  'AVTransport.*',
  'RenderingControl.SetVolume',
];
const HOURS = ['08:00-23:00', '22:00-07:00', '02:00-03:00', '00:00-24:00', '06:00-09:00, 23:30-01:30'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const HOSTS = ['any', 'nas.local', '*.example.org', '10.0.0.0/8', '192.168.1.20'];

const some = <T>(...values: readonly T[]) => fc.subarray([...values]);
/** Mostly something: rules in which every list is empty permit nothing and show nothing. */
const most = <T>(...values: readonly T[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.subarray([...values], { minLength: 1 }) },
    { weight: 1, arbitrary: some(...values) },
  );

const partly = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const hours = fc.constantFrom(...HOURS);
const days = most(...DAYS);
const rooms = most(...ROOMS);
const hosts = some(...HOSTS);

const sources = partly({
  schemes: most('http', 'https', 'x-sonos-spotify'),
  hosts,
  shares: hosts,
  art: hosts,
  software: hosts,
});

/** What takes away. */
export const limits: fc.Arbitrary<ModelRule> = partly({
  'may-not': some(...WORDS),
  rooms,
  hours,
  days,
  'volume-cap': fc.integer({ min: 0, max: 100 }),
  sources,
  'read-only': fc.boolean(),
});

/** Half of the rules begin with everything: of few permits limits take away the rest. */
const may = fc.oneof(most(...WORDS), fc.constant(['everything']));

const permits: fc.Arbitrary<ModelRule> = partly({
  may,
  also: fc.array(
    fc.tuple(most(...WORDS), partly({ rooms, hours, days })).map(([may, narrow]) => ({ may, ...narrow })),
    { maxLength: 2 },
  ),
});

const caps = partly({
  'volume-caps': fc.dictionary(fc.constantFrom(...ROOMS), fc.integer({ min: 0, max: 100 }), { maxKeys: 2 }),
});

/** Limits are scarce in each, or nothing would be permitted. */
const rule: fc.Arbitrary<ModelRule> = fc
  .tuple(permits, fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: limits }), caps)
  .map(([may, limit, cap]) => ({ ...may, ...limit, ...cap }));

export const config: fc.Arbitrary<ModelConfig> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    guest: rule,
    member: rule,
    kids: rule,
    staff: rule,
    anna: rule,
    quiet: fc.option(
      fc
        .tuple(
          hours,
          partly({ days, rooms: fc.subarray([...ROOMS], { minLength: 1 }), except: some('guest', 'member') }),
        )
        .map(([hours, more]) => ({ hours, ...more })),
      { nil: undefined },
    ),
    approval: some('system', 'playback', 'account'),
  })
  .map(({ zone, guest, member, kids, staff, anna, quiet, approval }) => ({
    'time-zone': zone,
    players: {
      Kitchen: { address: '192.168.1.20' },
      Bar: { address: '192.168.1.21' },
      'Old "Loft"': { address: '192.168.1.22' },
    },
    roles: { guest, member },
    groups: { kids, staff },
    people: { anna: { role: 'member', ...anna } },
    ...(quiet ? { 'quiet-hours': quiet } : {}),
    approval,
  }));

const ACTIONS: readonly GuardedAction[] = [
  { kind: 'soap', id: 'AVTransport.Play', riskClass: 'playback' },
  { kind: 'soap', id: 'AVTransport.Pause', riskClass: 'playback' },
  { kind: 'soap', id: 'AVTransport.Next', riskClass: 'playback' },
  { kind: 'soap', id: 'AVTransport.SetAVTransportURI', riskClass: 'ssrf' },
  { kind: 'soap', id: 'RenderingControl.SetVolume', riskClass: 'volume' },
  { kind: 'soap', id: 'RenderingControl.GetVolume', riskClass: 'read' },
  { kind: 'page', id: 'page./reboot', riskClass: 'system' },
  { kind: 'soap', id: 'SystemProperties.AddAccountX', riskClass: 'account' },
];

const level = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 100 }) },
  { weight: 1, arbitrary: fc.constant('unknown' as const) },
);
const levels = fc.dictionary(fc.constantFrom(...ROOMS), level, { maxKeys: 2 });

const place: fc.Arbitrary<SourcePlace> = fc.record({
  scheme: fc.constantFrom('http', 'https', 'x-file-cifs', 'x-sonos-spotify', 'gopher'),
  host: fc.constantFrom(
    undefined,
    'nas.local',
    'a.example.org',
    'example.org',
    '10.9.8.7',
    '192.168.1.20',
    '10.evil.example',
  ),
  use: fc.constantFrom('media', 'art', 'share', 'software', 'other'),
});

/** Any minute of some years, and those about the changes of clocks. */
const time = fc.oneof(
  fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2030, 11) }),
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -180, max: 180 }))
    .map(([change, minutes]) => change + minutes * 60_000),
);

const principal = fc.record({
  kind: fc.constantFrom('device', 'program', 'person', 'segment', 'nobody'),
  id: fc.constantFrom('anna', 'x'),
  name: fc.constant('X'),
  role: fc.constantFrom('guest', 'guest', 'member', 'member', 'unwritten'),
  groups: some('kids', 'staff', 'unwritten'),
  binding: fc.constantFrom('none', 'address', 'passkey'),
});

export const request: fc.Arbitrary<AccessRequest> = fc
  .record({
    principal,
    action: fc.constantFrom(...ACTIONS),
    room: fc.constantFrom(...ROOMS),
    rooms: fc.oneof(fc.constant<string[]>([]), some(...ROOMS), fc.constant(['Nowhere'])),
    context: fc
      .tuple(
        time,
        fc.boolean(),
        partly({ volumes: levels, volumesNow: levels, sources: fc.array(place, { maxLength: 2 }) }),
      )
      .map(([at, approved, more]) => ({ at, approved, ...more })),
  })
  .map((one) => one as AccessRequest);
