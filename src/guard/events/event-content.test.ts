import { describe, expect, it } from 'vitest';
import type { Properties } from '../../wire/gena/notify.ts';
import { bodyOf, contentOf, type EventContent, merged } from './event-content.ts';

const RCS = 'urn:schemas-upnp-org:metadata-1-0/RCS/';
const QUEUE = 'urn:schemas-sonos-com:metadata-1-0/Queue/';

function content(...properties: Properties): EventContent {
  const read = contentOf(properties);
  if (!read.ok) throw new Error(read.error.detail);
  return read.value;
}

const rendering = (inner: string): EventContent =>
  content(['LastChange', `<Event xmlns="${RCS}"><InstanceID val="0">${inner}</InstanceID></Event>`]);

const variables = ({ lastChange }: EventContent): readonly string[] =>
  lastChange?.instances.flatMap(({ id, variables }) =>
    variables.map(({ name, channel = '-', value }) => `${id} ${name} ${channel} ${value}`),
  ) ?? [];

describe('the content of an event', () => {
  it('is read to the bottom of LastChange', () => {
    expect(rendering('<Volume channel="Master" val="7"/>')).toEqual({
      properties: [],
      lastChange: {
        namespace: RCS,
        instances: [
          {
            kind: 'InstanceID',
            id: '0',
            variables: [{ name: 'Volume', namespace: RCS, value: '7', channel: 'Master' }],
          },
        ],
      },
    });
  });

  it.each<[string, Properties, string]>([
    ['cannot be read', [['LastChange', '<Event>']], 'malformed'],
    [
      'is there twice',
      [
        ['LastChange', '<Event/>'],
        ['LastChange', '<Event/>'],
      ],
      'mismatch',
    ],
    ['brings a DOCTYPE', [['LastChange', '<!DOCTYPE x><Event/>']], 'forbidden'],
  ])('is refused when LastChange %s', (_, properties, kind) => {
    expect(contentOf(properties)).toMatchObject({ ok: false, error: { kind } });
  });

  it('is written as players write it', () => {
    expect(bodyOf(content(['ZoneGroupName', 'Kitchen & <b>']))).toBe(
      '<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property><ZoneGroupName>Kitchen &amp; &lt;b&gt;</ZoneGroupName></e:property></e:propertyset>',
    );
    expect(bodyOf(rendering('<Mute channel="LF" val="0"/>'))).toBe(
      '<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property><LastChange>' +
        `&lt;Event xmlns="${RCS}" xmlns:r="urn:schemas-rinconnetworks-com:metadata-1-0/"&gt;` +
        '&lt;InstanceID val="0"&gt;&lt;Mute channel="LF" val="0"/&gt;&lt;/InstanceID&gt;&lt;/Event&gt;' +
        '</LastChange></e:property></e:propertyset>',
    );
  });
});

describe('the full state after a change', () => {
  it('has each property as it was told last, in the first order', () => {
    expect(merged(content(['A', '1'], ['B', '2'], ['C', '3']), content(['D', '4'], ['B', '']))).toEqual({
      properties: [
        ['A', '1'],
        ['B', ''],
        ['C', '3'],
        ['D', '4'],
      ],
    });
  });

  it('has each channel of a variable by itself, Master first', () => {
    const state = rendering(
      '<Volume channel="Master" val="1"/><Volume channel="LF" val="2"/><Mute channel="Master" val="0"/><Bass val="3"/>',
    );
    const change = rendering('<Bass val="4"/><Volume channel="LF" val="9"/><Volume channel="RF" val="8"/>');
    expect(variables(merged(state, change))).toEqual([
      '0 Volume Master 1',
      '0 Volume LF 9',
      '0 Mute Master 0',
      '0 Bass - 4',
      '0 Volume RF 8',
    ]);
  });

  it('has each instance by itself', () => {
    const queues = (...updates: readonly [string, string][]) =>
      content([
        'LastChange',
        `<Event xmlns="${QUEUE}">${updates.map(([id, value]) => `<QueueID val="${id}"><UpdateID val="${value}"/></QueueID>`).join('')}</Event>`,
      ]);
    expect(variables(merged(queues(['0', '2'], ['1', '5']), queues(['7', '1'], ['0', '3'])))).toEqual([
      '0 UpdateID - 3',
      '1 UpdateID - 5',
      '7 UpdateID - 1',
    ]);
  });

  it('tells variables of one name in two namespaces apart', () => {
    const other = rendering('<Volume xmlns="urn:x" val="3"/>');
    expect(variables(merged(rendering('<Volume val="1"/>'), other))).toEqual([
      '0 Volume - 1',
      '0 Volume - 3',
    ]);
  });

  it('begins again with a change that makes it too large', () => {
    const many = content(...Array.from({ length: 256 }, (_, index) => [`V${index}`, 'x'] as const));
    expect(merged(many, content(['V0', 'y'])).properties).toHaveLength(256);
    expect(merged(many, content(['More', 'y']))).toEqual({ properties: [['More', 'y']] });
    const long = content(['A', 'x'.repeat(1_048_576)], ['B', 'x'.repeat(1_048_576)]);
    expect(merged(long, content(['C', 'y']))).toEqual({ properties: [['C', 'y']] });
    expect(merged(long, content(['B', 'y'])).properties.map(([name]) => name)).toEqual(['A', 'B']);
  });
});
