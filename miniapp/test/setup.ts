import { cleanup } from '@testing-library/react'

const asIs = <T>(config: T) => config
Object.assign(globalThis, { API_BASE: '', definePageConfig: asIs, defineAppConfig: asIs })

afterEach(() => {
  cleanup()
  jest.clearAllMocks()
})
