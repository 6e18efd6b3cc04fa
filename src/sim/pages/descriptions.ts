import { renderDescription } from '../description/render.ts';
import { eraOf } from '../era.ts';
import { kindOf, type PlayerKind } from '../player-kind.ts';
import { text } from '../server/answer.ts';
import type { Page } from '../server/page.ts';
import { groupOf } from '../state/groups.ts';
import { leaf } from '../xml/escape.ts';

const XML = 'text/xml; charset="utf-8"';

const variant = (path: string, kindFor: (kind: PlayerKind) => PlayerKind): Page => ({
  path,
  methods: ['GET'],
  behindUpnpSwitch: true,
  serve: ({ player }) => text(200, XML, renderDescription(player, kindFor(kindOf(player)))),
});

const withoutAudioIn = (kind: PlayerKind): PlayerKind => ({
  ...kind,
  services: kind.services.filter(({ name }) => name !== 'AudioIn'),
});

/**
 * Where the group target of SSDP points. Unsure: all of it but the service type, which searches name
 * (NR Discovery-base; the template is in 57.10).
 */
const groupDescription: Page = {
  path: '/xml/group_description.xml',
  methods: ['GET'],
  behindUpnpSwitch: true,
  appliesTo: (player) => eraOf(player.build).localApi,
  serve: ({ world, player }) =>
    text(
      200,
      XML,
      '<?xml version="1.0" encoding="utf-8" ?>\n<root xmlns="urn:schemas-upnp-org:device-1-0">' +
        '<specVersion><major>1</major><minor>0</minor></specVersion><device>' +
        leaf('deviceType', 'urn:smartspeaker-audio:device:SpeakerGroup:1') +
        leaf('friendlyName', player.room) +
        leaf('manufacturer', 'Sonos, Inc.') +
        leaf('modelName', 'Speaker Group') +
        leaf('UDN', `uuid:${player.id}`) +
        leaf('groupId', groupOf(world.household, player.id)?.id ?? '') +
        '</device></root>',
    ),
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

/** Variants of the description (names in all unpacked firmware, 16.6 to 57.10, and in 86.10). */
export const descriptionPages: readonly Page[] = [
  variant('/xml/device_description_no_ai.xml', withoutAudioIn),
  variant('/xml/satellite_device.xml', (kind) => kind),
  groupDescription,
  reviewSheet,
];
