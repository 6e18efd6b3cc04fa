import { renderDescription } from '../description/render.ts';
import { groupName } from '../local-api/objects.ts';
import { kindOf, type PlayerKind } from '../player-kind.ts';
import { text } from '../server/answer.ts';
import type { Page, PageRequest } from '../server/page.ts';
import { groupOf } from '../state/groups.ts';
import type { PlayerState } from '../state/player.ts';
import { leaf } from '../xml/escape.ts';
import { builtBetween } from './forms/build-major.ts';
import { renderSatellite } from './satellite-description.ts';

type Writer = (request: PageRequest) => string;

const description = (
  path: string,
  write: Writer,
  appliesTo: (player: PlayerState) => boolean = () => true,
): Page => ({
  path,
  methods: ['GET'],
  behindUpnpSwitch: true,
  appliesTo,
  serve: (request) => text(200, 'text/xml; charset="utf-8"', write(request)),
});

const withoutAudioIn = (kind: PlayerKind): PlayerKind => ({
  ...kind,
  services: kind.services.filter(({ name }) => name !== 'AudioIn'),
});

/** Where the group target of SSDP points; the file of 34.16. Unsure: how a group is called there, and how older builds did without. */
const group: Writer = ({ world: { household }, player }) => {
  const of = groupOf(household, player.id);
  const service =
    leaf('serviceType', 'urn:smartspeaker-audio:service:SpeakerGroup:1') +
    leaf('serviceId', 'urn:smartspeaker-audio:serviceId:SpeakerGroup') +
    leaf('controlURL', '/ssdp/notfound') +
    leaf('eventSubURL', '/ssdp/notfound') +
    leaf('SCPDURL', '/ssdp/notfound');
  return (
    '<?xml version="1.0"?>\n<root xmlns="urn:schemas-upnp-org:device-1-0">\n' +
    '<specVersion><major>1</major><minor>0</minor></specVersion>\n<device>' +
    leaf('deviceType', 'urn:smartspeaker-audio:device:SpeakerGroup:1') +
    leaf('friendlyName', of ? groupName(household, of) : player.room) +
    leaf('manufacturer', 'SONOS') +
    leaf('UDN', `uuid:${player.id}`) +
    `<serviceList><service>${service}</service></serviceList></device>\n</root>`
  );
};

/** The sheet that browsers show status pages with; the real one is the vendor's. */
const reviewSheet: Page = {
  path: '/xml/review.xsl',
  methods: ['GET'],
  serve: () =>
    text(
      200,
      'text/xml',
      '<?xml version="1.0"?>\n<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">' +
        '<xsl:template match="/"><html><body><xsl:copy-of select="."/></body></html></xsl:template></xsl:stylesheet>',
    ),
};

/**
 * Variants of the description. The firmware of 34.16 and of the Play:1 with 86.10 has a file for players that are
 * satellites of another; that of the Playbar, which has satellites, does not. Unsure: which build was the first.
 */
export const descriptionPages: readonly Page[] = [
  description('/xml/device_description_no_ai.xml', ({ player }) =>
    renderDescription(player, withoutAudioIn(kindOf(player))),
  ),
  description(
    '/xml/satellite_device.xml',
    ({ player }) => renderSatellite(player),
    (player) => player.tv === undefined,
  ),
  description('/xml/group_description.xml', group, builtBetween(34)),
  reviewSheet,
];
