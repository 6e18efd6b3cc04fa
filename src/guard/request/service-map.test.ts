import { describe, expect, it } from 'vitest';
import { serviceMapOf } from './service-map.ts';

const services = serviceMapOf('S13', '97.1-80312');
const at = (path: string): unknown => {
  const found = services.byEventPath(path);
  return found && [found.service.name, found.path, found.service.subscribable];
};

describe('the service behind an event URL', () => {
  it.each([
    ['/ZoneGroupTopology/Event', 'ZoneGroupTopology', '/ZoneGroupTopology/Event'],
    ['/MediaRenderer/AVTransport/Event', 'AVTransport', '/MediaRenderer/AVTransport/Event'],
    ['/AVTransport/Event', 'AVTransport', '/MediaRenderer/AVTransport/Event'],
    ['/ContentDirectory/Event', 'ContentDirectory', '/MediaServer/ContentDirectory/Event'],
    ['/MediaServer/ConnectionManager/Event', 'ConnectionManager', '/MediaServer/ConnectionManager/Event'],
    ['/MediaRenderer/ConnectionManager/Event', 'ConnectionManager', '/MediaRenderer/ConnectionManager/Event'],
    ['/ConnectionManager/Event', 'ConnectionManager', '/MediaRenderer/ConnectionManager/Event'],
  ])('%s is %s', (path, name, eventPath) => {
    expect(at(path)).toEqual([name, eventPath, true]);
  });

  it('QPlay has one and takes no subscribers (hb-zp-tools)', () => {
    expect(at('/QPlay/Event')).toEqual(['QPlay', '/QPlay/Event', false]);
  });

  it.each([
    '/AVTransport/Control',
    '/avtransport/event',
    '/MediaRenderer/MediaRenderer/AVTransport/Event',
    '/MediaServer/AVTransport/Event',
    '/MediaRenderer/ZoneGroupTopology/Event',
    '/AVTransport/Event?a=b',
    '//AVTransport/Event',
    '/constructor',
    '',
  ])('%s is none', (path) => {
    expect(at(path)).toBeUndefined();
  });
});
