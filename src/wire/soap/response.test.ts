import { describe, expect, it } from 'vitest';
import { parseSoapResponse, writeSoapResponse } from './response.ts';

const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const refused = (kind: string, detail: string) => ({ ok: false, error: { kind, format: 'soap', detail } });

describe('parseSoapResponse', () => {
  const answer = writeSoapResponse({
    serviceType: RENDERING,
    action: 'GetVolume',
    arguments: [['CurrentVolume', '12']],
  });
  const expected = {
    kind: 'response',
    action: 'GetVolume',
    serviceType: RENDERING,
    arguments: [['CurrentVolume', '12']],
  };

  it('reads what was written', () => {
    expect(parseSoapResponse(answer, { action: 'GetVolume' })).toEqual({ ok: true, value: expected });
  });
  it('refuses the answer to another action', () => {
    expect(parseSoapResponse(answer, { action: 'GetMute' })).toEqual(
      refused('mismatch', 'the response answers another action'),
    );
  });
});
