import { describe, expect, it } from 'vitest';
import { refused } from '../../../test/rig/gena.ts';
import { parseLastChange, writeLastChange } from './last-change.ts';

describe('parseLastChange', () => {
  it('reads channels and vendor names', () => {
    const text =
      '<Event xmlns="urn:schemas-upnp-org:metadata-1-0/RCS/" xmlns:r="urn:r"><InstanceID val="0"><Volume channel="Master" val="7"/><r:X val=""/></InstanceID></Event>';
    const namespace = 'urn:schemas-upnp-org:metadata-1-0/RCS/';
    expect(parseLastChange(text)).toEqual({
      ok: true,
      value: {
        namespace,
        instances: [
          {
            kind: 'InstanceID',
            id: '0',
            variables: [
              { name: 'Volume', namespace, value: '7', channel: 'Master' },
              { name: 'X', namespace: 'urn:r', value: '' },
            ],
          },
        ],
      },
    });
  });
  it('reads the queues of the Queue service', () => {
    // node-sonos-ts, queue.service.test
    const namespace = 'urn:schemas-sonos-com:metadata-1-0/Queue/';
    const text = `<Event xmlns="${namespace}"><QueueID val="0"><UpdateID val="2"/></QueueID><QueueID val="1"><UpdateID val="0"/></QueueID></Event>`;
    expect(parseLastChange(text)).toEqual({
      ok: true,
      value: {
        namespace,
        instances: [
          { kind: 'QueueID', id: '0', variables: [{ name: 'UpdateID', namespace, value: '2' }] },
          { kind: 'QueueID', id: '1', variables: [{ name: 'UpdateID', namespace, value: '0' }] },
        ],
      },
    });
  });
  it.each([
    ['<Events/>', 'the root of LastChange is no Event'],
    ['<Event><Other val="0"/></Event>', 'the Event holds more than InstanceID and QueueID'],
    ['<Event><InstanceID/></Event>', 'an InstanceID has no val'],
    ['<Event><InstanceID val="0"><A/></InstanceID></Event>', 'a variable of LastChange has no val'],
  ])('refuses %s', (text, detail) => {
    expect(parseLastChange(text)).toEqual(refused('malformed', detail));
  });
  it('is written as players write it, vendor names with the prefix r:', () => {
    const namespace = 'urn:schemas-upnp-org:metadata-1-0/RCS/';
    const vendor = 'urn:schemas-rinconnetworks-com:metadata-1-0/';
    const variables = [
      { name: 'Volume', namespace, value: '7', channel: 'Master' },
      { name: 'X', namespace: vendor, value: '<"&' },
      { name: 'Y', namespace: 'urn:y', value: '' },
    ];
    const written = writeLastChange({ namespace, instances: [{ kind: 'InstanceID', id: '0', variables }] });
    expect(written).toBe(
      `<Event xmlns="${namespace}" xmlns:r="${vendor}"><InstanceID val="0"><Volume channel="Master" val="7"/><r:X val="&lt;&quot;&amp;"/><Y xmlns="urn:y" val=""/></InstanceID></Event>`,
    );
  });
});
