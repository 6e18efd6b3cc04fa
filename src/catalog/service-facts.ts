import type { Provenance } from './provenance.ts';
import type { RiskClass, RiskRuleId } from './risk.ts';
import type { BuildRange } from './version-lines.ts';

/**
 * A state variable of an SCPD (UDA 2.0 §2.5). The recordings leave out ranges and default values; those given come
 * from firmware images (28.1, 86.10).
 */
export interface StateVariableFacts {
  readonly name: string;
  readonly dataType: string;
  readonly sendEvents: boolean;
  readonly allowedValues?: readonly string[];
  readonly defaultValue?: string;
  readonly range?: { readonly minimum: number; readonly maximum: number; readonly step?: number | undefined };
  /** The builds that declare it so; missing means every build seen. */
  readonly builds?: readonly BuildRange[];
}

export interface ArgumentFacts {
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly relatedStateVariable: string;
}

/** An action. `confidence` says how well its effect, and so its class, is known. */
export interface ActionFacts extends Provenance {
  readonly name: string;
  readonly risk: RiskClass;
  /** The rule that decided, from `RISK_RULES`. */
  readonly rule: RiskRuleId;
  /** Second classes and properties, from `RISK_TAGS`. */
  readonly tags: readonly string[];
  /** Of class `ssrf` only: the in-arguments that can name a place, alone, in a list or inside markup. */
  readonly placeArguments?: readonly string[];
  /** Of class `ssrf` only: the class when none of them names a place outside the household. */
  readonly withoutPlace?: RiskClass;
  /** In the order of the SCPD, which is the order on the wire (UDA 2.0 §3.1.1). */
  readonly arguments: readonly ArgumentFacts[];
  /** Arguments on builds that declare the action otherwise; no two forms share a build. */
  readonly olderForms?: readonly OlderForm[];
  /** The builds that carry it; missing means every build seen. */
  readonly builds?: readonly BuildRange[];
  readonly generations: readonly (1 | 2)[];
  /** Older firmware images whose SCPD names it. */
  readonly olderFirmware: readonly string[];
}

export interface OlderForm {
  readonly builds: readonly BuildRange[];
  readonly arguments: readonly ArgumentFacts[];
}

/** An action that no newer build has, with the firmware images whose SCPD names it. */
export interface FormerAction {
  readonly name: string;
  readonly builds: readonly string[];
  /** As the SCPD of the newest of these images has it; missing where that was not read. */
  readonly facts?: ActionFacts;
}

/** Where in the description a service stands. */
export type ServicePlace = 'root' | 'MediaServer' | 'MediaRenderer';

export interface ServiceFacts extends Provenance {
  readonly name: string;
  readonly serviceType: string;
  readonly serviceId: string;
  readonly device: ServicePlace;
  readonly scpdPath: string;
  readonly controlPath: string;
  readonly eventPath: string;
  /** ConnectionManager stands in both embedded devices. */
  readonly alsoAt?: {
    readonly device: ServicePlace;
    readonly controlPath: string;
    readonly eventPath: string;
  };
  /** False where SUBSCRIBE is refused although an event path is described. */
  readonly subscribable: boolean;
  readonly carriedBy: 'every-player' | 'line-in' | 'home-theatre';
  /** Model numbers on which it was recorded. */
  readonly seenOn: readonly string[];
  readonly stateVariables: readonly StateVariableFacts[];
  readonly actions: readonly ActionFacts[];
  /** Actions that only older firmware names. */
  readonly formerActions: readonly FormerAction[];
}
