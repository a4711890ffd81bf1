import { Component, type ReactNode } from 'react'

/** The last resort: says that the page broke and offers to load it again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenPage /> : this.props.children
  }
}

/** Also what the router shows when a page fails to load or to draw. Uses no library: that may be what failed. */
export function BrokenPage() {
  return (
    <div className="state" role="alert">
      <p className="state__t">页面出了问题</p>
      <p className="state__b">不是您的操作有误。没有提交的内容可能要重新填写；进展草稿会保留。</p>
      <div className="state__a">
        <button type="button" className="link-button" onClick={() => window.location.reload()}>
          重新打开本页
        </button>
      </div>
    </div>
  )
}
