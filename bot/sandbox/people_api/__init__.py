"""The people's side over HTTP: what somebody in front of a Telegram app can see and do."""
