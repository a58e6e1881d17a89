"""What networks compute with: PyTorch, or OpenVINO on processors and on Intel's GPUs and NPUs."""
