import { describe, expect, it } from 'vitest';
import { action, as, policyOf, request, short } from '../../../test/policy/asking.ts';
import type { SourcePlace } from './access-request.ts';

const SET_URI = action('AVTransport.SetAVTransportURI', 'ssrf');

describe('sources', () => {
  const place = (scheme: string, host?: string, use: SourcePlace['use'] = 'media'): SourcePlace => ({
    scheme,
    host,
    use,
  });
  const YES = 'permit permitted-by-rule@roles.member.may';
  const NO = (list: string) => `forbid source-not-permitted@roles.member.sources.${list}`;

  it.each([
    ['music of a service', place('x-sonos-spotify'), YES],
    ['a programme, by the beginning of its scheme', place('x-sonosprog-abc'), YES],
    ['a radio', place('x-rincon-mp3radio', 'radio.example'), YES],
    ['an unknown scheme', place('gopher', 'radio.example'), NO('schemes (default)')],
    ['a web address without a host', place('http'), NO('hosts (default)')],
    ['a share', place('x-file-cifs', 'nas.local'), NO('shares (default)')],
    ['a share to index', place('x-file-cifs', 'nas.local', 'share'), NO('shares (default)')],
    ['art of a player', place('http', '192.168.1.20', 'art'), YES],
    ['foreign art', place('http', 'evil.example', 'art'), NO('art (default)')],
    ['art of a service', place('x-sonosapi-stream', undefined, 'art'), YES],
    ['art of a scheme that nobody has described', place('gopher', undefined, 'art'), NO('art (default)')],
    ['software', place('http', 'update.example', 'software'), NO('software (default)')],
    ['a player', place('http', '192.168.1.21'), NO('hosts (default)')],
    ['a guarded address', place('http', '127.30.0.11'), NO('hosts (default)')],
    ['a player as a number', place('http', '3232235796'), NO('hosts (default)')],
    ['a player as IPv6', place('http', '::ffff:c0a8:114'), NO('hosts (default)')],
  ])('by default: %s', (_what, source, decision) => {
    expect(short(policyOf('').decide(request(as('member'), SET_URI, { sources: [source] })))).toBe(decision);
  });

  const written = policyOf(
    [
      'roles:',
      '  member:',
      '    extends: member',
      '    sources:',
      '      schemes: [http]',
      '      hosts: ["*.example.org", 10.9.9.9/8, 192.168.1.21]',
      '      shares: [nas.local]',
      '      art: [any]',
      '      software: []',
    ].join('\n'),
  );
  const YES2 = 'permit permitted-by-rule@roles.member.may';

  it.each([
    [place('http', 'a.example.org'), YES2],
    [place('http', 'example.org'), NO('hosts')],
    [place('http', 'aexample.org'), NO('hosts')],
    [place('https', 'a.example.org'), NO('schemes')],
    [place('http', '10.1.2.3'), YES2],
    [place('http', '11.1.2.3'), NO('hosts')],
    [place('http', '10.1.2.3.example'), NO('hosts')],
    [place('http', '192.168.1.21'), YES2],
    [place('x-file-cifs', 'nas.local'), YES2],
    [place('x-file-cifs', 'other.local', 'share'), NO('shares')],
    [place('http', 'pictures.example', 'art'), YES2],
    [place('http', 'a.example.org', 'software'), NO('software')],
  ])('as written: %o', (source, decision) => {
    expect(short(written.decide(request(as('member'), SET_URI, { sources: [source] })))).toBe(decision);
  });

  it('must be permitted each', () => {
    const sources = [place('http', 'a.example.org'), place('http', 'b.example')];
    expect(written.decide(request(as('member'), SET_URI, { sources }))).toEqual({
      effect: 'forbid',
      reasons: [
        {
          id: 'source-not-permitted',
          rule: { file: 'tonewall.yaml', line: 11, path: 'roles.member.sources.hosts' },
          detail: 'http://b.example',
        },
      ],
    });
  });

  it('are hostile text', () => {
    const sources = [place('http', 'a\u001b[2J.example.org')];
    expect(policyOf('').decide(request(as('owner'), SET_URI, { sources }))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'source-not-permitted', detail: 'http://a\\u{001b}[2J.example.org' }],
    });
  });
});
