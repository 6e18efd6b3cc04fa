import { XMLParser } from 'fast-xml-parser';
import { readXml } from '../src/wire/xml/read.ts';
import type { Benchmark } from './benchmark.ts';
import { paired } from './paired.ts';

const MEMBER =
  '<ZoneGroupMember UUID="RINCON_000E58A0000101400" Location="http://192.0.2.21:1400/xml/device_description.xml" ' +
  'ZoneName="Kitchen" SoftwareVersion="97.1-80312" SWGen="2" BootSeq="42" WirelessMode="1" ChannelFreq="5180" ' +
  'MicEnabled="1" AirPlayEnabled="1" IdleState="1" MoreInfo="" SSLPort="1443" HHSSLPort="1843"/>';
const DOCUMENT = `<ZoneGroupState><ZoneGroups>${`<ZoneGroup Coordinator="RINCON_1" ID="RINCON_1:1">${MEMBER}</ZoneGroup>`.repeat(32)}</ZoneGroups></ZoneGroupState>`;

/** Our reader refuses and bounds; the rival is the permissive reader that the simulator uses. */
export const xmlRead: Benchmark = {
  name: 'xml-read',
  async run() {
    const rival = new XMLParser({ ignoreAttributes: false });
    const figures = paired(
      { name: 'wire, ZoneGroupState of 32 players', work: () => readXml(DOCUMENT) },
      { name: 'fast-xml-parser, the same document', work: () => rival.parse(DOCUMENT) as unknown },
    );
    return [{ name: 'document', value: DOCUMENT.length, unit: 'characters' }, ...figures];
  },
};
