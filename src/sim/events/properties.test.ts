import { expect, it } from 'vitest';
import type { Evented } from '../world.ts';
import { differencesFrom, renderPropertySet, snapshotOf, valuesOf } from './properties.ts';

const rendering = (master: string, bass = '0'): Evented => ({
  kind: 'last-change',
  namespace: 'urn:schemas-upnp-org:metadata-1-0/RCS/',
  instance: 'InstanceID',
  variables: [
    { name: 'Volume', channel: 'Master', value: master },
    { name: 'Volume', channel: 'LF', value: '100' },
    { name: 'Volume', channel: 'RF', value: '100' },
    { name: 'Bass', value: bass },
  ],
});

it('writes a LastChange as recorded', () => {
  const evented = rendering('40');
  const changed = differencesFrom(snapshotOf(valuesOf(rendering('39'))), valuesOf(evented));
  // Recorded on an S2 player of 2023 (SID uuid:RINCON_48A6B888B19601400_sub0000000413, SEQ 3).
  expect(renderPropertySet(evented, changed)).toBe(
    '<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property><LastChange>&lt;Event xmlns=&quot;urn:schemas-upnp-org:metadata-1-0/RCS/&quot;&gt;&lt;InstanceID val=&quot;0&quot;&gt;&lt;Volume channel=&quot;Master&quot; val=&quot;40&quot;/&gt;&lt;Volume channel=&quot;LF&quot; val=&quot;100&quot;/&gt;&lt;Volume channel=&quot;RF&quot; val=&quot;100&quot;/&gt;&lt;/InstanceID&gt;&lt;/Event&gt;</LastChange></e:property></e:propertyset>',
  );
});

it('sees no difference where there is none, and everything when nothing was sent', () => {
  const values = valuesOf(rendering('40'));
  expect(differencesFrom(snapshotOf(values), values)).toEqual([]);
  expect(differencesFrom(new Map(), values)).toEqual(values);
});

it('declares the vendor prefix where a service has such variables', () => {
  const evented: Evented = {
    kind: 'last-change',
    namespace: 'urn:schemas-upnp-org:metadata-1-0/AVT/',
    instance: 'InstanceID',
    variables: [
      { name: 'TransportState', value: 'PLAYING' },
      { name: 'r:NextTrackURI', value: 'a&b' },
    ],
  };
  expect(renderPropertySet(evented, valuesOf(evented))).toContain(
    '&lt;Event xmlns=&quot;urn:schemas-upnp-org:metadata-1-0/AVT/&quot; xmlns:r=&quot;urn:schemas-rinconnetworks-com:metadata-1-0/&quot;&gt;&lt;InstanceID val=&quot;0&quot;&gt;&lt;TransportState val=&quot;PLAYING&quot;/&gt;&lt;r:NextTrackURI val=&quot;a&amp;amp;b&quot;/&gt;',
  );
});

const queues = (...updateIds: readonly string[]): Evented => ({
  kind: 'last-change',
  namespace: 'urn:schemas-sonos-com:metadata-1-0/Queue/',
  instance: 'QueueID',
  variables: updateIds.flatMap((value, instance) => [
    { instance, name: 'UpdateID', value },
    { instance, name: 'Curated', value: '0' },
    { instance, name: 'QueueOwnerID', value: '' },
  ]),
});

// svrooij/node-sonos-ts queue.service.test.ts:32 and Dicklesworthstone/frankensonos gena_notify_queue_s1.xml
it('tells each queue by its number, and of a change that queue alone', () => {
  const lastChange = (inner: string): string =>
    `<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property><LastChange>&lt;Event xmlns=&quot;urn:schemas-sonos-com:metadata-1-0/Queue/&quot;&gt;${inner}&lt;/Event&gt;</LastChange></e:property></e:propertyset>`;
  const both = queues('2', '0');
  expect(renderPropertySet(both, valuesOf(both))).toBe(
    lastChange(
      '&lt;QueueID val=&quot;0&quot;&gt;&lt;UpdateID val=&quot;2&quot;/&gt;&lt;Curated val=&quot;0&quot;/&gt;&lt;QueueOwnerID val=&quot;&quot;/&gt;&lt;/QueueID&gt;' +
        '&lt;QueueID val=&quot;1&quot;&gt;&lt;UpdateID val=&quot;0&quot;/&gt;&lt;Curated val=&quot;0&quot;/&gt;&lt;QueueOwnerID val=&quot;&quot;/&gt;&lt;/QueueID&gt;',
    ),
  );
  const after = queues('2', '8');
  expect(renderPropertySet(after, differencesFrom(snapshotOf(valuesOf(both)), valuesOf(after)))).toBe(
    lastChange('&lt;QueueID val=&quot;1&quot;&gt;&lt;UpdateID val=&quot;8&quot;/&gt;&lt;/QueueID&gt;'),
  );
});
