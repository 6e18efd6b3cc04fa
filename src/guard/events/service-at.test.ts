import { describe, expect, it } from 'vitest';
import { eventServiceAt } from './service-at.ts';

describe('the service behind an event URL', () => {
  it.each([
    ['/ZoneGroupTopology/Event', 'ZoneGroupTopology', '/ZoneGroupTopology/Event'],
    ['/MediaRenderer/ZoneGroupTopology/Event', 'ZoneGroupTopology', '/ZoneGroupTopology/Event'],
    ['/MediaRenderer/AVTransport/Event', 'AVTransport', '/MediaRenderer/AVTransport/Event'],
    ['/MediaServer/AVTransport/Event', 'AVTransport', '/MediaRenderer/AVTransport/Event'],
    ['/AVTransport/Event', 'AVTransport', '/MediaRenderer/AVTransport/Event'],
    ['/ContentDirectory/Event', 'ContentDirectory', '/MediaServer/ContentDirectory/Event'],
    ['/MediaServer/ConnectionManager/Event', 'ConnectionManager', '/MediaServer/ConnectionManager/Event'],
    ['/MediaRenderer/ConnectionManager/Event', 'ConnectionManager', '/MediaRenderer/ConnectionManager/Event'],
    ['/ConnectionManager/Event', 'ConnectionManager', '/MediaRenderer/ConnectionManager/Event'],
  ])('%s is %s', (path, name, eventPath) => {
    expect(eventServiceAt(path)).toEqual({ name, eventPath, subscribable: true });
  });

  it('QPlay has one and takes no subscribers (hb-zp-tools)', () => {
    expect(eventServiceAt('/QPlay/Event')).toEqual({
      name: 'QPlay',
      eventPath: '/QPlay/Event',
      subscribable: false,
    });
  });

  it.each([
    '/AVTransport/Control',
    '/avtransport/event',
    '/MediaRenderer/MediaRenderer/AVTransport/Event',
    '/AVTransport/Event?a=b',
    '//AVTransport/Event',
    '/constructor',
    '',
  ])('%s is none', (path) => {
    expect(eventServiceAt(path)).toBeUndefined();
  });
});
