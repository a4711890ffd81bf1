import type { Citizen } from '@mingdu/shared/citizens/citizens.schema'
import type { CitizenDoc } from './citizens.repo'

/** How others see a citizen: `张*`, or the masked phone of one who is not verified. */
export function shownName({ identity, phone }: Pick<CitizenDoc, 'identity' | 'phone'>): string {
  return identity?.name.shown ?? phone.shown
}

export function citizenView({ _id, phone, miniOpenid, identity }: CitizenDoc): Citizen {
  return {
    id: String(_id),
    phone: phone.shown,
    wechat: miniOpenid !== '',
    identity: identity
      ? {
          name: identity.name.shown,
          idNumber: identity.idNumber.shown,
          verifiedAt: identity.verifiedAt.toISOString(),
        }
      : null,
  }
}
