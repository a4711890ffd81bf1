import { useEffect, useState } from 'react'
import { startAt } from './navigate'
import { useDidHide, useRouter } from './page-hooks'
import { addressOfScene } from './scene'

/** The program was opened by a code: goes where it leads. True: it is none of ours, said until the page is left. */
export function useScannedCode(): boolean {
  const scene = useRouter().params['scene']
  const address = scene === undefined ? null : addressOfScene(scene)
  const [stray, setStray] = useState(scene !== undefined && address === null)
  useEffect(() => {
    if (address !== null) startAt(address)
  }, [address])
  useDidHide(() => setStray(false))
  return stray
}
