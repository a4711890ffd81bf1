import type { IdentityPlatform } from '../identity/identity'

/** The identity platform for tests: everybody is who they say, unless told otherwise. */
export interface FakeIdentity extends IdentityPlatform {
  asked: { name: string; idNumber: string }[]
  /** Names that do not fit their number. */
  strangers: Set<string>
  failure: Error | null
}

export function fakeIdentity(): FakeIdentity {
  const fake: FakeIdentity = {
    asked: [],
    strangers: new Set(),
    failure: null,
    async verify({ name, idNumber }) {
      fake.asked.push({ name, idNumber })
      if (fake.failure) throw fake.failure
      return { match: !fake.strangers.has(name), serial: `serial-${fake.asked.length}` }
    },
  }
  return fake
}
