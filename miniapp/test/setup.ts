import { cleanup, configure } from '@testing-library/react'

const asIs = <T>(config: T) => config
Object.assign(globalThis, { API_BASE: '', definePageConfig: asIs, defineAppConfig: asIs })

// a page that is slow on a busy machine is no failure
configure({ asyncUtilTimeout: 30_000 })

afterEach(() => {
  cleanup()
  jest.clearAllMocks()
})
