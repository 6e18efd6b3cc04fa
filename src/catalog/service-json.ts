import type { ServiceFacts } from './service-facts.ts';

/** The JSON as the compiler reads it: closed lists are still plain text. */
export interface ServiceFile
  extends Omit<ServiceFacts, 'device' | 'alsoAt' | 'carriedBy' | 'confidence' | Lists> {
  readonly device: string;
  readonly alsoAt?: { readonly device: string; readonly controlPath: string; readonly eventPath: string };
  readonly carriedBy: string;
  readonly confidence: string;
  readonly stateVariables: readonly VariableFile[];
  readonly actions: readonly ActionFile[];
  readonly formerActions: readonly FormerFile[];
}
type Lists = 'stateVariables' | 'actions' | 'formerActions';

export type RangeFile = {
  line: string;
  from?: string | undefined;
  until?: string | undefined;
  below?: string | undefined;
};

export interface VariableFile {
  readonly name: string;
  readonly dataType: string;
  readonly sendEvents: boolean;
  readonly allowedValues?: readonly string[] | undefined;
  readonly defaultValue?: string | undefined;
  readonly range?: { minimum: number; maximum: number; step?: number | undefined } | undefined;
  readonly builds?: readonly RangeFile[] | undefined;
}

export interface ArgumentFile {
  readonly name: string;
  readonly direction: string;
  readonly relatedStateVariable: string;
}

export interface ActionFile {
  readonly name: string;
  readonly risk: string;
  readonly rule: string;
  readonly tags: readonly string[];
  readonly placeArguments?: readonly string[] | undefined;
  readonly withoutPlace?: string | undefined;
  readonly arguments: readonly ArgumentFile[];
  readonly olderForms?: readonly OlderFormFile[] | undefined;
  readonly builds?: readonly RangeFile[] | undefined;
  readonly generations: readonly number[];
  readonly olderFirmware: readonly string[];
  readonly sources: readonly string[];
  readonly confidence: string;
}

export interface OlderFormFile {
  readonly builds: readonly RangeFile[];
  readonly arguments: readonly ArgumentFile[];
}

export interface FormerFile {
  readonly name: string;
  readonly builds: readonly string[];
  readonly facts?: ActionFile | undefined;
}
