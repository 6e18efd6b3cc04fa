import { Type, type Static } from 'typebox';
import { Address, Flag, Strict, Text, Whole } from '../../base/yaml/schema-parts.ts';
import { Mac } from './schema-parts.ts';

export const WifiSchema = Strict({
  ssid: Type.Optional(Text()),
  protection: Type.Optional(Text('WPA2, WPA3, WEP, open.')),
  channelFrequency: Type.Optional(Whole(2412, 7125, 'MHz.')),
  routerMac: Type.Optional(Mac('The access point.')),
  neighbours: Type.Optional(
    Type.Array(
      Strict({
        ssid: Text(),
        bssid: Mac('The access point.'),
        protection: Type.Optional(Text()),
        signal: Type.Optional(Whole(-120, 0, 'dBm.')),
      }),
    ),
  ),
});

export const ControllerSchema = Strict(
  {
    name: Text(),
    kind: Type.Optional(Text('iPhone, Android, Mac …')),
    address: Address(),
    mac: Mac('Of the controller.'),
  },
  'A phone or computer that has controlled the players.',
);

export const AccountSchema = Strict(
  {
    serviceType: Whole(0, 4_294_967_295, 'Number of the music service times 256 plus 7: Spotify is 2311.'),
    username: Text(),
    nickname: Type.Optional(Text()),
    serialNumber: Type.Optional(Whole(0, 65_535)),
    deviceId: Type.Optional(Text()),
    key: Type.Optional(Text()),
  },
  'An account with a music service.',
);

export const RegistrationSchema = Strict({
  customerId: Type.Optional(Text()),
  email: Type.Optional(Text()),
});

export const VanishedSchema = Strict(
  { room: Text(), model: Type.Optional(Text()), reason: Type.Optional(Text()) },
  'A player the household remembers but does not see.',
);

export const TimeSchema = Strict({
  zone: Type.Optional(Text('Raw time zone of the players.')),
  zoneIndex: Type.Optional(Whole(0, 74)),
  autoAdjustDst: Type.Optional(Flag()),
  server: Type.Optional(Text('Time servers, separated by commas.')),
  format: Type.Optional(Text('12H, 24H or INV.')),
  dateFormat: Type.Optional(Text()),
});

export type WifiDefinition = Static<typeof WifiSchema>;
export type ControllerDefinition = Static<typeof ControllerSchema>;
export type AccountDefinition = Static<typeof AccountSchema>;
export type RegistrationDefinition = Static<typeof RegistrationSchema>;
export type VanishedDefinition = Static<typeof VanishedSchema>;
export type TimeDefinition = Static<typeof TimeSchema>;
