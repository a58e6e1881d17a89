"""The built-in scene: a made-up landscape of any size with exact class truth, a stand-in where there is no imagery."""
