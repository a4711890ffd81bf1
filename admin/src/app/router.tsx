import { createBrowserRouter, Navigate } from 'react-router'
import { BrokenPage } from './error-boundary'
import { HomeRedirect, NotFoundPage } from './home'
import { pageRoutes } from './pages'
import { Shell } from './shell'
import { SignInPage } from '../features/accounts/sign-in-page'

export const router = createBrowserRouter(
  [
    { path: '/sign-in', element: <SignInPage />, errorElement: <BrokenPage /> },
    {
      path: '/',
      element: <Shell />,
      errorElement: <BrokenPage />,
      children: [
        { index: true, element: <HomeRedirect /> },
        ...pageRoutes,
        { path: 'index.html', element: <Navigate to="/" replace /> },
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ],
  { basename: '/admin' },
)
