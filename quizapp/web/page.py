"""The page that holds the terminal: nothing on it comes from another address, and no script but the terminal's own."""

from __future__ import annotations

from html import escape

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>quizapp</title>
    <link rel="stylesheet" href="{base}/static/css/xterm.css">
    <script src="{base}/static/js/textual.js"></script>
    <style>
      @font-face {{ font-family: "Roboto Mono"; src: url("{base}/static/fonts/RobotoMono-VariableFont_wght.ttf"); }}
      html, body {{ margin: 0; height: 100%; background: #16181c; color: #e4e4e4; }}
      body {{ font: 16px "Roboto Mono", monospace; }}
      .textual-terminal {{ width: 100vw; height: 100vh; }}
      .ended {{ display: none; position: fixed; inset: 0; padding: 2em; background: inherit; z-index: 10; }}
      body.-closed .ended {{ display: block; }}
    </style>
  </head>
  <body>
    <p class="ended">quizapp has ended; everything answered is saved. Load the page again to go on.</p>
    <div id="terminal" class="textual-terminal" data-session-websocket-url="{socket}" data-font-size="16"></div>
  </body>
</html>
"""


def page(host: str, token: str, secure: bool) -> str:
    """The page for whoever came to this host with the token.

    >>> "https://" in page("localhost:8000", "t", False) or "//fonts" in page("localhost:8000", "t", False)
    False
    """
    socket = f"{'wss' if secure else 'ws'}://{host}/{token}/ws"
    return _PAGE.format(base=f"/{escape(token)}", socket=escape(socket))


def headers(host: str) -> dict[str, str]:
    """What the browser may do with the page: load from here, talk to here, be in no frame, tell nobody the address."""
    sources = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self' data:",
        f"connect-src 'self' ws://{host} wss://{host}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
    return {
        "Content-Security-Policy": "; ".join(sources),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
