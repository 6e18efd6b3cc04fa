import { describe, expect, it } from 'vitest';
import { AUDIT_PAGES, HEAVY_PAGES } from './audit-pages.ts';
import { ENDPOINTS, endpointAt, endpointFor } from './endpoints.ts';
import { SERVICES } from './services.ts';

const allowed = ENDPOINTS.filter(({ auditMayGet }) => auditMayGet);

describe('endpoints', () => {
  it('name a path and port once', () => {
    const keys = ENDPOINTS.map(({ path, port }) => `${port} ${path}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are found by exact path', () => {
    expect(endpointAt('/status/zp')).toMatchObject({
      methods: ['GET'],
      getEffect: 'none',
      auditMayGet: true,
      confidence: 'seen',
    });
    expect(endpointAt('/reboot')).toMatchObject({
      auditMayGet: false,
      csrf: 'yes',
      whyNot: 'a GET rebooted the player up to 7.2',
    });
    expect(endpointAt('/no/such/page')).toBeUndefined();
  });

  it('are found by the pattern that fits best', () => {
    expect(endpointFor('/status/zp')?.path).toBe('/status/zp');
    expect(endpointFor('/status/proc/cpuinfo')?.path).toBe('/status/proc/*');
    expect(endpointFor('/status/no-such-page')?.path).toBe('/status/*');
    expect(endpointFor('/statuses')).toBeUndefined();
    expect(endpointFor('/api/v1/groups')).toBeUndefined();
  });

  it('say why a page may not be fetched', () => {
    expect(ENDPOINTS.filter(({ auditMayGet, whyNot }) => auditMayGet === (whyNot !== undefined))).toEqual([]);
  });

  it('list the description of every service', () => {
    const paths = new Set(ENDPOINTS.map(({ path }) => path));
    expect(SERVICES.filter(({ scpdPath }) => !paths.has(scpdPath))).toEqual([]);
  });
});

describe('pages that an audit may fetch', () => {
  it('are those that the review allows', () => {
    expect(AUDIT_PAGES.toSorted()).toEqual(allowed.map(({ path }) => path).toSorted());
  });

  it('have no effect on any build', () => {
    expect(allowed.filter(({ getEffect }) => getEffect !== 'none')).toEqual([]);
    const withOtherMethods = allowed
      .filter(({ sideEffect }) => sideEffect !== 'none')
      .map(({ path }) => path);
    expect(withOtherMethods).toEqual(['/support/review', '/devmode']);
  });

  it('never are pages whose GET acted', () => {
    const acted = ['/reboot', '/reset', '/wifictrl', '/ping', '/traceroute', '/nslookup', '/jobs', '/pcap'];
    const others = ['/audio_tap', '/spotifyzc', '/msprox', '/getaa', '/advconfig', '/customsd'];
    expect([...acted, ...others].filter((path) => AUDIT_PAGES.some((page) => page === path))).toEqual([]);
  });

  it('mark the heavy one', () => {
    expect(HEAVY_PAGES).toEqual(ENDPOINTS.filter(({ heavy }) => heavy).map(({ path }) => path));
  });
});
