import { Type, type Static } from 'typebox';
import { Address, Flag, Strict, Text, Whole } from '../../base/yaml/schema-parts.ts';
import { BuildText, Mac } from './schema-parts.ts';

const SwitchesSchema = Strict(
  {
    upnp: Type.Optional(Flag('Off: UPnP in clear is answered 403 (builds with Connection Security).')),
    authentication: Type.Optional(Flag('On: the local API wants more than an API key.')),
    guestAccess: Type.Optional(
      Flag('Kept with the others of Connection Security. Nothing that is simulated depends on it.'),
    ),
    telnet: Type.Optional(Flag('A login service left open on an unlocked unit.')),
    ssh: Type.Optional(Flag('A login service left open on an unlocked unit.')),
    unlocked: Type.Optional(Flag()),
  },
  'Connection Security and login services.',
);

const ROLES = ['main', 'left', 'right', 'left-surround', 'right-surround', 'sub'] as const;

const PlayerSchema = Strict(
  {
    model: Text('Model number as in the description: S13, ZP120, Sub.'),
    build: Type.Optional(
      BuildText('Firmware build: 86.10-80260. Default: the newest known of its version line.'),
    ),
    role: Type.Optional(
      Type.Enum([...ROLES], {
        description:
          'Part in a bonded room: left and right make a stereo pair; main with surrounds or sub a home theatre.',
      }),
    ),
    address: Type.Optional(Address('IPv4 address of this machine. Default: the next after firstAddress.')),
    id: Type.Optional(
      Type.String({ pattern: '^RINCON_[0-9A-F]{12}01400$', description: 'Default: made from the MAC.' }),
    ),
    mac: Type.Optional(Mac('Default: made from the name of the household and the room.')),
    serial: Type.Optional(Text('Default: the MAC with dashes and a check character.')),
    hardwareVersion: Type.Optional(Text()),
    bootSeq: Type.Optional(Whole(1, 4_294_967_295)),
    switches: Type.Optional(SwitchesSchema),
    pages: Type.Optional(
      Type.Record(Type.String({ pattern: '^/[ -~]{0,200}$' }), Whole(200, 599), {
        description:
          'Status of pages that this player answers unlike others of its build: {"/status/zp": 403}. 200 serves an empty page.',
      }),
    ),
    ethernet: Type.Optional(Flag('On a cable. Default: Wi-Fi.')),
    lineIn: Type.Optional(
      Strict({
        name: Type.Optional(Text()),
        connected: Type.Optional(Flag()),
        leftLevel: Type.Optional(Whole(0, 10)),
        rightLevel: Type.Optional(Whole(0, 10)),
      }),
    ),
    tv: Type.Optional(Strict({ connected: Type.Optional(Flag()), format: Type.Optional(Text()) })),
    battery: Type.Optional(
      Strict({
        level: Type.Optional(Whole(0, 100)),
        charging: Type.Optional(Flag()),
        temperature: Type.Optional(Whole(-20, 80)),
        health: Type.Optional(Text()),
      }),
    ),
    microphone: Type.Optional(Flag('On or off. Only models that have one.')),
  },
  'One player.',
);

export { PlayerSchema, SwitchesSchema };

export type PlayerDefinition = Static<typeof PlayerSchema>;
export type SwitchesDefinition = Static<typeof SwitchesSchema>;
export type PlayerRole = (typeof ROLES)[number];
