import type { Intervention } from '@mingdu/shared/interventions/interventions.api'
import type {
  Authority,
  InterventionAct,
  Recommendation,
  SubjectKind,
} from '@mingdu/shared/interventions/interventions.states'
import { api } from '../../api/client.gen'
import type { RecordedKind } from './intervention-queries'

export interface ExerciseValues {
  kind: RecordedKind
  subjectKind: SubjectKind
  /** The id of a record, or a name in words. */
  subject: string
  recommendation: Recommendation
  on: string
  basis: string
  done: string
  result?: string
}

/** Each power has an endpoint of its own, for it is a permission of its own. */
export function performExercise(
  values: ExerciseValues,
  fileIds: string[],
  idempotencyKey: string,
): Promise<Intervention> {
  const { kind, subjectKind, subject, recommendation, on, basis, done, result = '' } = values
  const said = { on, basis: basis.trim(), done: done.trim(), fileIds }
  const full = { ...said, result: result.trim() }
  if (kind === 'attend') {
    const named = {
      kind: subjectKind === 'document' ? subjectKind : 'meeting',
      name: subject.trim(),
    } as const
    return api.interventions.attend({ body: { ...full, subject: named }, idempotencyKey })
  }
  const recorded = { kind: subjectKind as 'matter' | 'task' | 'org', id: subject }
  switch (kind) {
    case 'investigate':
      return api.interventions.investigate({ body: { ...full, subject: recorded }, idempotencyKey })
    case 'dispose':
      return api.interventions.dispose({ body: { ...full, subject: recorded }, idempotencyKey })
    case 'recommend': {
      const body = { ...said, result: '', subject: recorded, recommendation }
      return api.interventions.recommend({ body, idempotencyKey })
    }
  }
}

export interface ActValues {
  authority?: Authority
  documentNo?: string
  text?: string
  to?: string
  on?: string
}

export function performAct(
  act: InterventionAct,
  { id, version }: Intervention,
  values: ActValues,
  idempotencyKey: string,
): Promise<Intervention> {
  const at = { params: { id }, idempotencyKey }
  const { authority = 'government', on = '' } = values
  const text = values.text?.trim() ?? ''
  switch (act) {
    case 'approve': {
      const documentNo = values.documentNo?.trim() ?? ''
      return api.interventions.approve({ ...at, body: { version, authority, documentNo, text } })
    }
    case 'decline':
      return api.interventions.decline({ ...at, body: { version, authority, text } })
    case 'send':
      return api.interventions.send({ ...at, body: { version, to: values.to?.trim() ?? '', on } })
    case 'conclude':
      return api.interventions.conclude({ ...at, body: { version, text } })
  }
}
