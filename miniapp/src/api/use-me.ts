import type { Permission } from '@mingdu/shared/accounts/permissions'
import { useEffect, useState } from 'react'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { markElder } from '../platform/navigate'
import { store, stored } from '../platform/storage'
import { asApiError, type ApiError } from './api-error'
import { api } from './client.gen'
import { onSession, token } from './session'
import { toPrivacyPage } from './stops'

const ELDER = 'mingdu.elder'
let me: Me | null = null
let elder: boolean | null = null
let asking: Promise<Me> | null = null
const watchers = new Set<() => void>()

onSession(() => {
  me = null
  asking = null
})

/** The person behind the session, asked for once and shared by all pages; `reload` asks again. */
export function useMe() {
  const [, redraw] = useState(0)
  const [error, setError] = useState<ApiError | null>(null)
  useEffect(() => watch(() => redraw((n) => n + 1)), [])
  useEffect(() => {
    if (!me) loadMe().catch((thrown: unknown) => setError(asApiError(thrown)))
  }, [])
  return {
    me,
    error: me ? null : error,
    may: (permission: Permission) => me?.permissions.includes(permission) ?? false,
  }
}

export function loadMe(): Promise<Me> {
  asking ??= api.accounts
    .me()
    .then(keep)
    .finally(() => {
      asking = null
    })
  return asking
}

/** Whether 关怀模式 is on: at once from the phone, then from the account. */
export function useElder(): boolean {
  const [, redraw] = useState(0)
  useEffect(() => watch(() => redraw((n) => n + 1)), [])
  return isElder()
}

export function isElder(): boolean {
  elder ??= stored<boolean>(ELDER) === true
  return elder
}

/**
 * Switches at once. The account learns of it after, and the switch goes back when it does not; without a session the
 * phone alone remembers it. @throws ApiError
 */
export async function setElder(on: boolean): Promise<void> {
  applyElder(on)
  if (token() === null) return
  try {
    keep(await api.accounts.changePreferences({ body: { elder: on } }))
  } catch (thrown) {
    applyElder(!on)
    throw thrown
  }
}

/** On start: the look the person left the program with. */
export function restoreElder(): void {
  markElder(isElder())
}

function keep(fresh: Me): Me {
  me = fresh
  applyElder(fresh.preferences.elder)
  // before anything else: a notice nobody has agreed to yet
  if (fresh.privacy.needed) toPrivacyPage()
  return fresh
}

function applyElder(on: boolean): void {
  elder = on
  store(ELDER, on)
  markElder(on)
  watchers.forEach((told) => told())
}

function watch(told: () => void): () => void {
  watchers.add(told)
  return () => watchers.delete(told)
}
