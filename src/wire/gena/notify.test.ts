import { describe, expect, it } from 'vitest';
import { head, refused, SID } from '../../../test/rig/gena.ts';
import { parseNotify, parsePropertySet, writeNotifyBody } from './notify.ts';

describe('parseNotify', () => {
  const body = Buffer.from(
    writeNotifyBody([
      ['ZoneGroupID', 'RINCON_000E58A0000101400:1'],
      ['A', '<b>&'],
      ['C', ''],
    ]),
  );
  const notify = (seq: string, method = 'NOTIFY') =>
    parseNotify(
      head(method, ['NT', 'upnp:event'], ['NTS', 'upnp:propchange'], ['SID', SID], ['SEQ', seq]),
      body,
    );

  it('reads the properties it writes', () => {
    expect(notify('4294967295')).toEqual({
      ok: true,
      value: {
        sid: SID,
        seq: 4_294_967_295,
        properties: [
          ['ZoneGroupID', 'RINCON_000E58A0000101400:1'],
          ['A', '<b>&'],
          ['C', ''],
        ],
      },
    });
  });
  it('writes the prefix e:', () => {
    expect(writeNotifyBody([['A', '']])).toBe(
      '<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property><A/></e:property></e:propertyset>',
    );
  });
  it.each(['', '-1', '4294967296', '1e3'])('refuses SEQ %j', (seq) => {
    expect(notify(seq)).toEqual(refused('malformed', 'SEQ is no number of 32 bits'));
  });
  it('refuses other methods and roots', () => {
    expect(notify('1', 'POST')).toEqual(refused('unsupported', 'the method is not NOTIFY'));
    expect(parsePropertySet('<propertyset/>')).toEqual(refused('malformed', 'the root is no propertyset'));
  });
});
